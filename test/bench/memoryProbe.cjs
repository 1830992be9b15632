// Loaded into a server (`node --expose-gc --require`): answers each message of its parent with its memory use.
process.on('message', () => {
  for (let i = 0; i < 3; i++) global.gc();
  process.send(process.memoryUsage());
});
process.channel.unref();
