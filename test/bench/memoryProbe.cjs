// Loaded into a server (`node --expose-gc --require`): answers each message of its parent with what memory it needs.
process.on('message', () => {
  for (let i = 0; i < 3; i++) global.gc();
  process.send(process.memoryUsage());
});
process.channel.unref();
