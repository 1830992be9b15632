import { fstatSync, writeSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { ExitCode } from './exitCode';
import { reasonOf } from './systemError';

type Output = 'stdout' | 'stderr';

const DESCRIPTORS: Readonly<Record<Output, number>> = { stdout: 1, stderr: 2 };

/**
 * Writes to stdout or stderr. The reader of a pipe may close it early (`chatlog lint . | head`): that is not an error. Any other
 * failure, such as a full disk, sets the exit code.
 */
export function print(to: Output, text: string | Uint8Array): void {
  if (text.length === 0) return;
  const bytes =
    typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.length);
  // What follows a part that a stream has taken must not overtake it.
  const written = streams.has(to) || isDevice(to) ? 0 : writeAtOnce(to, bytes);
  if (written < bytes.length) streamTo(to).write(bytes.subarray(written));
}

/** Outputs that are written by Node's streams. */
const streams = new Set<Output>();

/** Resolves when there is room for more output: of a slow reader, the memory would hold all that it has not read. */
export async function hasRoom(to: Output): Promise<void> {
  const stream = streams.has(to) ? process[to] : undefined;
  if (!stream?.writableNeedDrain) return;
  await new Promise<void>(resolve => {
    for (const event of ['drain', 'error', 'close']) stream.once(event, () => resolve());
  });
}

/** Whether output may still be on its way to a terminal or a pipe. */
export function isPrinting(): boolean {
  return streams.size > 0;
}

/** Outputs whose reader has gone. */
const closed = new Set<Output>();

/** Whether what is printed from here on has no reader, as after `| head` has ended. */
export function isClosed(to: Output): boolean {
  return closed.has(to);
}

/** Whether stdout is a terminal with colors (Node reads `NO_COLOR`, `FORCE_COLOR` and `TERM`). */
export function isColored(): boolean {
  return isDevice('stdout') && process.stdout.isTTY && process.stdout.hasColors();
}

/** Whether it may be a terminal. Otherwise it is a file, a pipe or a socket. */
function isDevice(to: Output): boolean {
  const stats = fstatSync(DESCRIPTORS[to]);
  return !stats.isFile() && !stats.isFIFO() && !stats.isSocket();
}

/**
 * Writes without Node's streams, which take 8 ms to load.
 *
 * @returns the number of bytes that need no stream
 */
function writeAtOnce(to: Output, bytes: Buffer): number {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(DESCRIPTORS[to], bytes, written);
  } catch (error) {
    // The pipe is full, and was opened by a program that doesn't wait for it.
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return written;
    fail(to, error as NodeJS.ErrnoException);
  }
  return bytes.length;
}

function streamTo(to: Output): NodeJS.WriteStream {
  const stream = process[to];
  streams.add(to);
  if (stream.listenerCount('error') === 0) {
    stream.on('error', (error: NodeJS.ErrnoException) => fail(to, error));
  }
  return stream;
}

function fail(to: Output, error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') {
    closed.add(to);
    return;
  }
  process.exitCode = ExitCode.Failure;
  if (to === 'stdout') {
    print('stderr', `chatlog: ${l10n.t('The output cannot be written ({0}).', reasonOf(error))}\n`);
  }
}
