/** Loaded into the server that is measured (`node --import`): tells its memory to whoever started it, each time asked. */
process.on('message', () => {
  // What V8 has not taken up yet is no need of the program's: what is told is what it holds.
  (globalThis as { gc?: () => void }).gc?.();
  process.send!(process.memoryUsage());
});
