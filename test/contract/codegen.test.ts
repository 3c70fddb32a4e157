import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const project = join(import.meta.dirname, '../..');

test('the typed operations are those of the schema and the documents as they are now (npm run codegen)', async () => {
  const codegen = promisify(execFile)('node_modules/.bin/graphql-codegen', ['--config', 'codegen.yml', '--check'], {
    cwd: project,
  });
  await expect(codegen).resolves.toBeDefined();
});
