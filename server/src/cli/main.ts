import { setFlagsFromString } from 'node:v8';
import { commandLine } from './commandLine';
import { isPrinting } from './print';

const args = process.argv.slice(2);
const isLint = args[0] === 'lint';

// Node 22 does not know all of these flags, and would print that.
if (Number.parseInt(process.versions.node, 10) < 22) {
  // How much code V8 runs in a function before it optimizes it: by default 67,584 bytes. Over a few hundred logs the run ends before that
  // pays; it took a third of the processor time. A run over thousands of logs takes no longer.
  setFlagsFromString('--interrupt-budget=2000000');
  // A merge keeps most of what it reads until the end: the heap grows by half, not to four times what is in use.
  if (args[0] === 'merge') setFlagsFromString('--heap-growing-percent=50');
  if (isLint) {
    // The memory for new objects stays at 1 MB, which fits into the cache of the processor, and one thread collects it. Memory that is used
    // for the first time takes longer than collecting more often: a seventh of the processor time over a few hundred logs. A run over
    // thousands takes a twentieth longer, and 15 MB less.
    setFlagsFromString('--semi-space-growth-factor=1');
    setFlagsFromString('--no-parallel-scavenge');
    // Memory is collected when a tenth more is in use than after the last time, by default four times as much. Over 20,000 logs the peak is
    // two thirds, for a thirtieth more processor time.
    setFlagsFromString('--heap-growing-percent=10');
  }
}

void commandLine(args, process.env).then(code => {
  // A failure to write the output has set it.
  process.exitCode ??= code;
  // Without it, Node takes the heap apart. With it, output that is still on its way would be lost.
  if (isLint && !isPrinting()) process.exit();
});
