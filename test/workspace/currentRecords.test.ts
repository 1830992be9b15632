import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { byDay } from '../../server/src/people/spokenLog';
import { CountedNames, mostFirst } from '../../server/src/workspace/countedNames';
import { CurrentRecords } from '../../server/src/workspace/currentRecords';
import { type LogRecord, recordOf } from '../../server/src/workspace/logRecord';
import { runs } from '../support/runs';

function recordAt(place: number, names: readonly string[], day: number): LogRecord {
  const text = names.map(name => `> 08:00:00  ${name}  \n   \nhi  \n   \n`).join('');
  const log = new ChatLog(`---\nauthor: ${names[0] ?? 'none'}\n---\n${text}`, {
    fileName: `2024-02-0${day}-chat.markdown`,
    levels: new Map(),
  });
  return recordOf(`file:///site/${place}`, log);
}

const change = fc.record({
  place: fc.integer({ min: 0, max: 60 }),
  names: fc.option(fc.array(fc.constantFrom('Kim', 'Lee', 'Park', 'Choi'), { maxLength: 4 }), {
    nil: undefined,
  }),
  day: fc.integer({ min: 1, max: 9 }),
});

describe('the records of all logs', () => {
  it('are in order, and their names counted, after any changes, few or many at once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 40 }), { maxLength: 6 }), steps => {
        const records = new Map<string, LogRecord>();
        const current = new CurrentRecords(key => records.get(key));
        const counted = new CountedNames(key => records.get(key));
        for (const changes of steps) {
          for (const { place, names, day } of changes) {
            if (names === undefined) records.delete(String(place));
            else records.set(String(place), recordAt(place, names, day));
            current.change(String(place));
            counted.change(String(place));
          }
          const { index } = counted;
          const sorted = [...records.values()].sort(byDay);
          assert.deepEqual(current.sorted, sorted);
          const [speakers, authors] = [new Map<string, number>(), new Map<string, number>()];
          const add = (to: Map<string, number>, name: string, count: number) =>
            to.set(name, (to.get(name) ?? 0) + count);
          for (const record of sorted) {
            for (const [name, count] of record.speakers) add(speakers, name, count);
            if (record.author !== undefined) add(authors, record.author.name, 1);
          }
          assert.deepEqual(counted.speakers, speakers);
          assert.deepEqual(counted.speakersByCount, [...speakers].sort(mostFirst));
          assert.deepEqual(counted.authors, authors);
          assert.deepEqual([...index.names].sort(), [...speakers.keys()].sort());
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it('are looked at only where they may have changed', () => {
    let looks = 0;
    const records = new Map(
      Array.from({ length: 1_000 }, (_, place) => [String(place), recordAt(place, ['Kim'], 1)] as const),
    );
    const look = (key: string) => {
      looks++;
      return records.get(key);
    };
    const current = new CurrentRecords(look);
    const counted = new CountedNames(look);
    for (const key of records.keys()) {
      current.change(key);
      counted.change(key);
    }
    assert.equal(current.sorted.length, 1_000);
    const { index } = counted;
    assert.equal(counted.speakers.get('Kim'), 1_000);
    assert.equal(looks, 2_000);

    const before = current.sorted;
    records.set('7', recordAt(7, ['Kim', 'Kim'], 2));
    current.change('7');
    counted.change('7');
    assert.equal(current.sorted.at(-1), records.get('7'));
    assert.equal(counted.speakers.get('Kim'), 1_001);
    assert.equal(looks, 2_002, 'one record for each of both');
    assert.equal(counted.index, index, 'no name has come or gone');
    assert.equal(before.at(-1)!.uri, 'file:///site/999', 'the former list stays as it is');
  });
});
