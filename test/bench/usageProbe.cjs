// Loaded into a process (`node --require`): writes the processor time and the most memory that it has used to a file, at its end.
const { readFileSync, writeFileSync } = require('node:fs');

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(
    process.env.USAGE_FILE,
    JSON.stringify({ milliseconds: (user + system) / 1000, bytes: peak() }),
  );
});

/** `null` where the system doesn't tell. `maxRSS` of Node would count the parent as well. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'latin1'))[1]) * 1024;
  } catch {
    return null;
  }
}
