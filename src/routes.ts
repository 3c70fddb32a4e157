import type { Route } from './api/route.js';
import type { Context } from './context.js';
import { exportRoutes } from './modules/export/index.js';
import { importRoutes } from './modules/import/index.js';
import { reportRoutes } from './modules/report/index.js';

/** All that is served beside GraphQL: files that come in, files that go out, pages to print. */
export const ROUTES: readonly Route<Context>[] = [...exportRoutes, ...importRoutes, ...reportRoutes];
