import assert from 'node:assert/strict';
import { ChatLog } from '../../../server/src/document/chatLog';
import type { SourceLog } from '../../../server/src/merge/logs/logSource';
import { mergeLogs } from '../../../server/src/merge/logs/mergeLogs';
import { settledLog } from '../../../server/src/merge/logs/settledLog';
import { parseTranscript } from '../../../server/src/model/parse';
import { NO_PEOPLE } from '../../../server/src/people/people';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { applyEdits } from '../../../server/src/text/pieces';
import { message } from '../../support/logText';

const DAY = '2026-03-01';

function logOf(text: string): SourceLog {
  return { id: text, fileName: `${DAY}-chat.markdown`, day: DAY, transcript: parseTranscript(text) };
}

const said = (speaker: string, minute: number) =>
  message(`11:${minute}:20`, speaker, `The plans of house ${minute} are on the table`);

/** A merge of which three messages are in doubt, as their names differ. */
function merge() {
  const talk = Array.from({ length: 12 }, (_, index) =>
    message(`10:${10 + index}:05`, index % 2 ? 'Kim' : 'Lee', `This is number ${index} of what we said`),
  );
  const minutes = [10, 11, 12];
  const base = [...talk, ...minutes.map(minute => said('Kim', minute))].join('');
  const other = [...talk, ...minutes.map(minute => said('Lee', minute))].join('');
  const merged = mergeLogs([{ logs: [logOf(base)] }, { logs: [logOf(other)] }], NO_PEOPLE);
  assert.deepEqual(
    merged.uncertain.map(({ doubt }) => doubt),
    ['name', 'name', 'name'],
  );
  return { base, other, merged };
}

function doubledIn(text: string): number[] {
  const log = new ChatLog(text, { fileName: `${DAY}-chat.markdown`, levels: ruleLevels() });
  return [...log.findings.all()]
    .filter(({ rule }) => rule.id === 'message/doubled')
    .map(({ messageIndex }) => messageIndex);
}

describe('messages that a merge leaves in doubt', () => {
  it('because of their names are found by message/doubled afterwards', () => {
    const { base, merged } = merge();
    assert.deepEqual(doubledIn(settledLog(merged.logs[0]!, base).after), [13, 15, 17]);
  });

  it('are not found where they were settled as two, and come back with no further merge', () => {
    const { base, other, merged } = merge();
    const { edits, after } = settledLog(merged.logs[0]!, base, { kept: ['both', 'open', 'both'] });
    assert.equal(applyEdits(base, edits), after);
    assert.deepEqual(doubledIn(after), [15]);
    assert.equal(after.match(/<!-- chatlog-disable-next-line message\/doubled -->/g)?.length, 2);
    const unmarked = after.replaceAll(/<!-- .* -->\n {3}\n/g, '');
    assert.equal(unmarked, settledLog(merged.logs[0]!, base).after);
    const again = mergeLogs([{ logs: [logOf(after)] }, { logs: [logOf(other)] }], NO_PEOPLE);
    assert.deepEqual([again.logs[0]!.edits, again.logs[0]!.places], [[], []]);
  });

  it('get no comment where no rule reports them', () => {
    const base =
      message('10:00:00', 'Kim', 'Hi all') + message('10:02:05', 'Kim', 'I bring the plans of the house');
    const other =
      message('10:00:00', 'Kim', 'Hi all') + message('10:02:45', 'Kim', 'I bring the plans of the house');
    const merged = mergeLogs([{ logs: [logOf(base)] }, { logs: [logOf(other)] }], NO_PEOPLE);
    assert.equal(merged.logs[0]!.places.length, 1);
    assert.doesNotMatch(settledLog(merged.logs[0]!, base, { kept: ['both'] }).after, /<!--/);
  });
});
