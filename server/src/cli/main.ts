import { commandLine } from './commandLine';

// The reader of a pipe may leave before everything is said (`chatlog lint . | head`): that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// Not `process.exit`: what is on its way into a pipe still has to arrive.
process.exitCode = commandLine(process.argv.slice(2), process.env);
