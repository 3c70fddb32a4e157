export { exportRoutes } from './export.route.js';
