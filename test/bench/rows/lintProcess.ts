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
  const what = 'chatlog lint over them, whole process (floor: read and decode)';
  // Node compiles on a second core, so a busy machine slows this more than its floor. The fastest runs show by how much.
  return [
    ratioRow(what, samples, 3),
    { ...ratioRow(`${what}, fastest run`, samples, 3, 0), bar: '', holds: undefined },
  ];
}
