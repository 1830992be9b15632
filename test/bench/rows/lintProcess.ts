import { inRepository, runToEnd } from '../childProcess';
import type { Logs } from '../logs';
import { type Row, ratioRow } from '../row';
import { inTurn } from '../statistics';

/** `chatlog lint` over all logs, from the start of the process to its end. */
export async function lintProcess(logs: Logs): Promise<Row[]> {
  const samples = await inTurn(
    15,
    () => runToEnd([inRepository('test/bench/readAndDecode.cjs'), logs.folder]),
    () => runToEnd([inRepository('dist/cli.js'), 'lint', logs.folder], [0, 1]),
  );
  return [ratioRow('chatlog lint over them, whole process (floor: read and decode)', samples, 3)];
}
