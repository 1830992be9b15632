import { commandLine } from './commandLine';

// Not `process.exit`: what is on its way into a pipe still has to arrive.
void commandLine(process.argv.slice(2), process.env).then(code => {
  process.exitCode = code;
});
