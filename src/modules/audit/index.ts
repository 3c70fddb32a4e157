import { AuditRowResolver } from './audit.resolver.js';

export { auditLoaders } from './audit.loader.js';

export const auditResolvers = [AuditRowResolver] as const;
