import { runForJson } from '../childProcess';
import type { Logs } from '../logs';
import { type Row, ratioRow } from '../row';

/** The first digests of all logs, which read every body. */
export function digests(logs: Logs, inProcess: string): Row[] {
  const samples = runForJson([inProcess, 'digests', logs.folder]) as { floor: number[]; measured: number[] };
  const what = `first digests of ${logs.description} (floor: read and decode), processor time`;
  return [{ ...ratioRow(what, samples, 0, 0), bar: '', holds: undefined }];
}
