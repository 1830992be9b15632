import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SpokenLog } from '../../server/src/people/spokenLog';
import { SpokenNames } from '../../server/src/people/spokenNames';
import { runs } from '../support/runs';

const NAMES = [
  'Kim',
  'Kim-Acme',
  'kim',
  'Kim Park',
  '韩梅梅',
  '韩梅梅-青禾',
  '韩梅梅 白桦',
  '青禾',
  '李雷-青禾',
  '李雷',
];

const anyLog = fc.record({
  place: fc.integer({ min: 0, max: 5 }),
  day: fc.option(fc.constantFrom('2024-02-01', '2024-02-02', '2024-02-03'), { nil: undefined }),
  /** The speakers of its messages, each with a second; `undefined` for a log that goes. */
  messages: fc.option(
    fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 4 })), { maxLength: 8 }),
    {
      nil: undefined,
    },
  ),
  own: fc.option(fc.subarray(NAMES, { maxLength: 2 }), { nil: undefined }),
  asks: fc.boolean(),
});

function logAt(
  place: number,
  day: string | undefined,
  messages: readonly (readonly [string, number])[],
): SpokenLog {
  const speakers = new Map<string, number>();
  for (const [name] of messages) speakers.set(name, (speakers.get(name) ?? 0) + 1);
  const names = [...speakers.keys()];
  const headers = {
    length: messages.length,
    names,
    nameIndex: (i: number) => names.indexOf(messages[i]![0]),
    timestamp: (i: number) => messages[i]![1],
  };
  return { uri: `file:///${place}`, day, headers, speakers };
}

describe('the names that speak in the logs', () => {
  it('are alike, and answer each other, after any changes of logs as if these had been read as they are', () => {
    fc.assert(
      fc.property(fc.array(anyLog, { maxLength: 20 }), changes => {
        const followed = new SpokenNames();
        const logs = new Map<number, SpokenLog>();
        let own: ReadonlySet<string> = new Set();
        const told = (names: SpokenNames) =>
          [...NAMES, 'Kim-Initech'].map(name => [
            names.similarTo(name),
            new Map(names.answersTo(name, undefined)),
            names.answersTo(name, logs.get(0)),
          ]);
        for (const { place, day, messages, own: others, asks } of changes) {
          if (others !== undefined) {
            own = new Set(others);
            followed.setOwn(own);
          }
          const log = messages && logAt(place, day, messages);
          followed.replace(logs.get(place), log);
          if (log === undefined) logs.delete(place);
          else logs.set(place, log);
          if (!asks) continue;
          const fresh = new SpokenNames();
          fresh.setOwn(own);
          for (const each of logs.values()) fresh.replace(undefined, each);
          assert.deepEqual(told(followed), told(fresh));
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('answer each other, and themselves, over all logs but one', () => {
    const names = new SpokenNames();
    const speaking = (place: number, ...speakers: string[]) =>
      logAt(
        place,
        undefined,
        speakers.map((name, i) => [name, i]),
      );
    const one = speaking(1, 'Kim', '李雷', 'Kim', 'Kim', '李雷');
    names.replace(undefined, one);
    names.replace(undefined, speaking(2, 'Kim', '韩梅梅'));
    const answers = (besides?: SpokenLog) => Object.fromEntries(names.answersTo('Kim', besides));
    assert.deepEqual(answers(), { 李雷: 2, Kim: 1, 韩梅梅: 1 });
    assert.deepEqual(answers(one), { 韩梅梅: 1 });
    assert.equal(names.answersTo('Nobody', one).size, 0);
  });

  it('read the logs that two names share once, and then only a log that changes', () => {
    const spoken = new SpokenNames();
    let read = 0;
    const counted = (place: number, text: string) => {
      const log = logAt(place, '2024-02-01', [
        [text, 1],
        ['Kim-Acme', 1],
      ]);
      const timestamp = (i: number) => {
        read++;
        return log.headers.timestamp(i);
      };
      return { ...log, headers: { ...log.headers, timestamp } };
    };
    const logs = Array.from({ length: 500 }, (_, place) => counted(place, 'Kim'));
    for (const log of logs) spoken.replace(undefined, log);
    assert.equal(read, 0);
    assert.deepEqual(
      spoken.similarTo('Kim').map(({ name }) => name),
      ['Kim-Acme'],
    );
    assert.equal(read, 1_000);
    spoken.replace(logs[7], counted(7, 'Kimm'));
    assert.equal(spoken.similarTo('Kim')[0]!.messageCount, 500);
    // What the log said of both is taken away; its other name shares no beginning.
    assert.equal(read, 1_002);
  });
});
