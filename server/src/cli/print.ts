/**
 * Writes to stdout or stderr, which Node makes when they are first touched, so the one that nothing is said on costs
 * nothing. The reader of a pipe may leave before everything is said (`chatlog lint . | head`): that is no error of ours.
 */
export function print(to: 'stdout' | 'stderr', text: string): void {
  if (text === '') return;
  const stream = process[to];
  if (stream.listenerCount('error') === 0) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  stream.write(text);
}
