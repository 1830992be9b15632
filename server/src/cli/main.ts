import { commandLine } from './commandLine';

// Not `process.exit`: output that is still in a pipe would be lost.
void commandLine(process.argv.slice(2), process.env).then(code => {
  process.exitCode = code;
});
