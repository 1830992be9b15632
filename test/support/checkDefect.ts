import assert from 'node:assert/strict';
import { fixAll } from '../../server/src/document/fixAll';
import { compareFindings, type Defect, toLog } from './defects';

/** It disappears if the front matter is not read, and appears if a message is duplicated. */
const COUNTED = 'front-matter/lines-mismatch';

/** It disappears if a message no longer has the time and text of another one, for which messages around count too. */
const COMPARED = 'message/doubled';

/**
 * Puts a defect into a log: exactly one finding must report it, on the right line, and nothing else may change. Its fix, if there is one,
 * must remove it, and restore the text if the fix is exact.
 *
 * @returns whether the log has a place for it
 */
export function checkDefect(
  defect: Defect,
  text: string,
  fileName: string,
  choose: (count: number) => number,
): boolean {
  const before = toLog(text, fileName);
  const put = defect.put(before.log, before.lines, choose);
  if (put === undefined) return false;
  const after = toLog(put.text, fileName);
  const { change, lines } = compareFindings(before.log, after.log, defect.rule);
  delete change[COUNTED];
  if (change[COMPARED]! < 0) delete change[COMPARED];
  assert.deepEqual(change, { [defect.rule]: 1 }, `${fileName}, line ${put.line}`);
  assert.ok(lines.includes(put.line), `${fileName}: on lines ${lines}, not ${put.line}`);

  const fixed = fixAll(put.text, after.log.options, { ruleId: defect.rule, unsafe: true });
  if (defect.fix === 'none') {
    assert.equal(fixed.text, put.text);
  } else {
    const again = compareFindings(before.log, toLog(fixed.text, fileName).log, defect.rule);
    delete again.change[COUNTED];
    for (const id of Object.keys(again.change)) {
      assert.ok(again.change[id]! < 0, `${fileName}: ${id} after the fix`);
    }
    assert.ok(!again.change[defect.rule] || again.change[defect.rule]! < 0);
    // A fix also applies to earlier findings, so only a log without such findings is restored.
    if (defect.fix === 'exact' && lines.length === 1) assert.equal(fixed.text, text);
  }
  return true;
}
