import { commandLine } from './commandLine';
import { isPrinting } from './print';
import { useFlagsForMerge, useFlagsForShortRun } from './v8Flags';

const args = process.argv.slice(2);
const isLint = args[0] === 'lint';

useFlagsForShortRun(isLint);
if (args[0] === 'merge') useFlagsForMerge();

void commandLine(args, process.env).then(code => {
  // A failure to write the output has set it.
  process.exitCode ??= code;
  // Without it, Node takes the heap apart. With it, output that is still on its way would be lost.
  if (isLint && !isPrinting()) process.exit();
});
