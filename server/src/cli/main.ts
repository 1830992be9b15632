import { commandLine } from './commandLine';

// Not `process.exit`: what is on its way into a pipe still has to arrive.
process.exitCode = commandLine(process.argv.slice(2), process.env);
