import { setFlagsFromString } from 'node:v8';
import { commandLine } from './commandLine';
import { isPrinting } from './print';

// How much code V8 runs in a function before it optimizes it: by default 67,584 bytes. Over a few hundred logs the run ends before that
// pays; it took a third of the processor time. A run over thousands of logs takes no longer. Node 22 does not know the flag, and would
// print that.
if (Number.parseInt(process.versions.node, 10) < 22) setFlagsFromString('--interrupt-budget=2000000');

const args = process.argv.slice(2);

void commandLine(args, process.env).then(code => {
  // A failure to write the output has set it.
  process.exitCode ??= code;
  // Without it, Node takes the heap apart. With it, output that is still on its way would be lost.
  if (args[0] === 'lint' && !isPrinting()) process.exit();
});
