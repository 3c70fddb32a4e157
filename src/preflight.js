import * as module from 'node:module';

// Plain JavaScript that any Node understands: npm scripts run it before anything is compiled, and the compiled program
// before it loads the rest, so that an old Node is met by a line instead of a stack trace.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
  console.error(
    `Liên Gia needs Node 22.17 or newer and this is ${process.versions.node}. ` +
      'npm brings Node 24 along: run "npm ci --include=optional", then use the npm scripts.',
  );
  process.exit(1);
}

// Compiled code is kept between starts: compiling what npm brings would take a third of each.
module.enableCompileCache();
