import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A package that is loaded when it is first asked for, at once: it is large, and most servers have no need of it for long. */
export const loadedLater = <Package>(name: string): (() => Package) => {
  let loaded: Package | undefined;
  return () => (loaded ??= require(name) as Package);
};
