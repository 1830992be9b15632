import assert from 'node:assert/strict';
import { doubleBefore } from '../../../server/src/log/doubledMessage';
import type { SourceLog } from '../../../server/src/merge/logs/logSource';
import { mergeLogs } from '../../../server/src/merge/logs/mergeLogs';
import { settledLog } from '../../../server/src/merge/logs/settledLog';
import { parseTranscript } from '../../../server/src/model/parse';
import { NO_PEOPLE } from '../../../server/src/people/people';
import { message } from '../../support/logText';

const DAY = '2026-03-01';

function logOf(text: string): SourceLog {
  return { id: text, fileName: `${DAY}-chat.markdown`, day: DAY, transcript: parseTranscript(text) };
}

describe('messages that a merge leaves in doubt', () => {
  it('because of their names are found by message/doubled afterwards', () => {
    const talk = Array.from({ length: 12 }, (_, index) =>
      message(`10:${10 + index}:05`, index % 2 ? 'Kim' : 'Lee', `This is number ${index} of what we said`),
    );
    const said = (speaker: string, minute: number) =>
      message(`11:${minute}:20`, speaker, `The plans of house ${minute} are on the table`);
    const minutes = [10, 11, 12];
    const base = [...talk, ...minutes.map(minute => said('Kim', minute))].join('');
    const other = [...talk, ...minutes.map(minute => said('Lee', minute))].join('');
    const merge = mergeLogs([{ logs: [logOf(base)] }, { logs: [logOf(other)] }], NO_PEOPLE);
    assert.deepEqual(
      merge.uncertain.map(({ doubt }) => doubt),
      ['name', 'name', 'name'],
    );
    const { messages } = parseTranscript(settledLog(merge.logs[0]!, base).after);
    const doubled = messages.flatMap((_, index) =>
      doubleBefore(messages, index) === undefined ? [] : [index],
    );
    assert.deepEqual(doubled, [13, 15, 17]);
  });
});
