import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** The project's own folder, found from the source, from what is compiled of it and from the bundle alike. */
export const PROJECT = dirname(findPackageJSON(import.meta.url)!);
