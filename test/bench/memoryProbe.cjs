// Loaded into a server (`node --expose-gc --require`): answers the messages of its parent with its processor time, or its memory use.
process.on('message', message => {
  if (message === 'processor') {
    process.send(process.cpuUsage());
    return;
  }
  for (let i = 0; i < 3; i++) global.gc();
  process.send(process.memoryUsage());
});
process.channel.unref();
