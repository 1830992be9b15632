import { runForJson } from '../childProcess';
import type { Logs } from '../logs';
import { type Row, ratioRow } from '../row';

/** Parsing all logs, compared with decoding and splitting them, both warm, in processor time. */
export function parseCorpus(logs: Logs, inProcess: string): Row[] {
  const samples = runForJson([inProcess, 'parse', logs.folder]) as { floor: number[]; measured: number[] };
  return [ratioRow(`parse ${logs.description} (floor: decode and split), processor time`, samples, 3, 0)];
}
