import { setFlagsFromString } from 'node:v8';
import { commandLine } from './commandLine';

// The code that a function must run through before V8 optimizes it, ten times as much as usual. Over a few hundred logs the run is over
// before that pays: it took a third of the processor time. A longer run is optimized 0.3 s later.
setFlagsFromString('--interrupt-budget=700000');

// Not `process.exit`: output that is still in a pipe would be lost. A failure to write it has set the code.
void commandLine(process.argv.slice(2), process.env).then(code => {
  process.exitCode ??= code;
});
