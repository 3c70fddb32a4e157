/** What `npm run build` makes of the compiled source: the server in one piece, and the playground's page. */
import { buildPage } from './page.js';
import { buildServer } from './server.js';

await Promise.all([buildPage(), buildServer()]);
