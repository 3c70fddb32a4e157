import type { Route } from './api/route.js';
import type { Context } from './context.js';
import { reportRoutes } from './modules/report/index.js';

/** All that is served beside GraphQL: files that come in, files that go out, pages to print. */
export const ROUTES: readonly Route<Context>[] = [...reportRoutes];
