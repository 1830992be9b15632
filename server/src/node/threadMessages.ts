import type { FileStamp } from '../workspace/cache/fileStamp';
import type { ReadLogs } from '../workspace/logReader';

/** A request to a thread that reads logs, which serves one after the other. */
export interface ThreadRequest {
  readonly kind: 'stamps' | 'read';
  readonly uris: readonly string[];
  readonly folder: string;
}

/** For `stamps`, three numbers for each file: arrays of numbers go from thread to thread without a copy. */
export type ThreadAnswer = Float64Array<ArrayBuffer> | ReadLogs;

/** The size of what is no file. */
const NONE = -1;

export function packStamps(stamps: readonly (FileStamp | undefined)[]): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(3 * stamps.length);
  for (const [i, stamp] of stamps.entries()) {
    numbers.set(stamp === undefined ? [NONE] : [stamp.size, stamp.modified, stamp.changed], 3 * i);
  }
  return numbers;
}

export function unpackStamps(numbers: Float64Array): (FileStamp | undefined)[] {
  return Array.from({ length: numbers.length / 3 }, (_, i) => {
    const size = numbers[3 * i]!;
    return size === NONE ? undefined : { size, modified: numbers[3 * i + 1]!, changed: numbers[3 * i + 2]! };
  });
}
