import * as resolver from './import.resolver.js';

export { importLoaders } from './import.loader.js';
export { importRoutes } from './import.route.js';
export { workOnImports } from './import-worker.js';

export const importResolvers = Object.values(resolver);
