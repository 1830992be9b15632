// Loaded into a process (`node --require`): says at its end how much memory it had at most, in KB, and the processor time in ms that it took.
const { isMainThread } = require('node:worker_threads');
const { writeSync } = require('node:fs');

if (isMainThread) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(2, JSON.stringify({ memory: maxRSS, processor: (userCPUTime + systemCPUTime) / 1_000 }));
  });
}
