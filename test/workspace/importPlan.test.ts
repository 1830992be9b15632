import assert from 'node:assert/strict';
import { parseTranscript } from '../../server/src/model/parse';
import { NO_PEOPLE, type People, peopleByName, unregisteredPerson } from '../../server/src/people/people';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { applyEdits } from '../../server/src/text/pieces';
import { type ConversationPlan, LogChanged } from '../../server/src/workspace/conversationPlan';
import { LOG_FOLDER, type LogFiles, type PlanTestOptions, planOf, write } from '../support/importPlans';
import { frontMatter, message } from '../support/logText';

const FOLDER = LOG_FOLDER;
const DAY = '2026-03-01';
const NEXT = '2026-03-02';
const LOG = `${DAY}-chat.markdown`;
const NEXT_LOG = `${NEXT}-chat.markdown`;

type Said = readonly [time: string, speaker: string, body: string];

/** A conversation of a morning in which each message differs. */
const TALK: readonly Said[] = [
  ['08:00:00', 'Kim', 'Who has the keys?'],
  ['08:01:10', 'Lee', 'On the hook behind the door'],
  ['08:02:20', 'Kim', 'Found them, thanks'],
  ['08:03:30', 'Noa', 'Lunch at noon?'],
  ['08:04:40', 'Lee', 'Yes, the usual place'],
];
const OTHER_TALK: readonly Said[] = [
  ['08:00:30', 'Ann', 'The invoice is wrong'],
  ['08:01:40', 'Ben', 'Which line of it?'],
  ['08:02:50', 'Ann', 'The third, the tax'],
];

const textOf = (said: readonly Said[], day = DAY, author = 'Team') =>
  frontMatter(day, author) + said.map(([time, speaker, body]) => message(time, speaker, body)).join('');

/** The text that an import of a day alone gives. */
const importedText = (said: readonly Said[], day = DAY) =>
  textOf(said, day).replace('tag:', `lines:      ${said.length}\ntag:`);

function plan(
  imported: Readonly<Record<string, readonly Said[]>>,
  files: Readonly<LogFiles>,
  options: PlanTestOptions = {},
): Promise<ConversationPlan> {
  const messages = Object.entries(imported).flatMap(([day, said]) =>
    said.map(([time, speaker, body]) => {
      const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
      return { day, timestamp: (hours * 60 + minutes) * 60 + seconds, hasSeconds: true, speaker, body };
    }),
  );
  return planOf(messages, files, options);
}

/** The files after the import. Checks that the edits give the text. */
async function filesAfter(
  { logs }: ConversationPlan,
  files: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const after: Record<string, string> = { ...files };
  for (const log of logs) {
    if (log.state !== 'new' && log.state !== 'merged') continue;
    const name = decodeURIComponent(log.uri.slice(FOLDER.length + 1));
    const change = await log.change();
    assert.equal(change.before, files[name]);
    if (change.before !== undefined) assert.equal(applyEdits(change.before, change.edits), change.after);
    assert.equal(parseTranscript(change.after).messages.length, log.total);
    after[name] = change.after;
  }
  return after;
}

const summary = ({ logs }: ConversationPlan) =>
  logs.map(({ day, state, refusal, added, alreadyThere, total }) => ({
    day,
    state: refusal ?? state,
    added,
    alreadyThere,
    total,
  }));

/** Imports, checks the counts, and that a second import finds all messages and changes nothing. */
async function check(
  imported: Readonly<Record<string, readonly Said[]>>,
  files: Readonly<Record<string, string>>,
  expected: ReturnType<typeof summary>,
  options: PlanTestOptions = {},
): Promise<Record<string, string>> {
  const first = await plan(imported, files, options);
  assert.deepEqual(summary(first), expected);
  const after = await filesAfter(first, files);
  const again = await plan(imported, after, options);
  const count = Object.values(imported).flat().length;
  assert.equal(
    first.logs.reduce((sum, { added, alreadyThere }) => sum + added + alreadyThere, 0),
    count,
  );
  assert.equal(
    again.logs.reduce((sum, { alreadyThere }) => sum + alreadyThere, 0),
    count,
  );
  assert.deepEqual(await filesAfter(again, after), after);
  return after;
}

describe('the plan of an import', () => {
  it('makes logs of days that have none', async () => {
    const files = await check({ [DAY]: TALK }, {}, [
      { day: DAY, state: 'new', added: 5, alreadyThere: 0, total: 5 },
    ]);
    assert.deepEqual(files, { [LOG]: importedText(TALK) });
  });

  it('adds what a log lacks, and changes nothing else of it', async () => {
    const corrected: Said = ['08:02:20', 'Kim', 'Found them, **many** thanks'];
    const old = textOf([TALK[0]!, corrected, TALK[4]!]);
    const files = await check({ [DAY]: TALK }, { [LOG]: old }, [
      { day: DAY, state: 'merged', added: 2, alreadyThere: 3, total: 5 },
    ]);
    assert.equal(files[LOG], textOf([TALK[0]!, TALK[1]!, corrected, TALK[3]!, TALK[4]!]));
  });

  it('leaves a log that has all messages as it is', async () => {
    const more: readonly Said[] = [...TALK, ['08:09:00', 'Noa', 'I am late, start without me']];
    await check({ [DAY]: TALK }, { [LOG]: textOf(more) }, [
      { day: DAY, state: 'same', added: 0, alreadyThere: 5, total: 6 },
    ]);
  });

  it('makes the log of a day beside an existing one as if that were not there', async () => {
    const late: readonly Said[] = [['09:00:00', 'Kim', 'Good morning, all']];
    const files = await check({ [DAY]: TALK, [NEXT]: late }, { [LOG]: textOf(TALK.slice(0, 3)) }, [
      { day: DAY, state: 'merged', added: 2, alreadyThere: 3, total: 5 },
      { day: NEXT, state: 'new', added: 1, alreadyThere: 0, total: 1 },
    ]);
    assert.equal(files[NEXT_LOG], importedText(late, NEXT));
  });

  it('finds messages past midnight in the log of the day before', async () => {
    const evening: readonly Said[] = [
      ['23:58:00', 'Kim', 'Still awake?'],
      ['23:59:30', 'Lee', 'Nearly finished'],
    ];
    const night: readonly Said[] = [
      ['00:00:20', 'Kim', 'Then good night to you'],
      ['00:01:00', 'Lee', 'Good night, see you'],
    ];
    const old = textOf([...evening, ...night]);
    await check({ [DAY]: evening, [NEXT]: night }, { [LOG]: old }, [
      { day: DAY, state: 'same', added: 0, alreadyThere: 4, total: 4 },
    ]);
  });

  it('refuses a log that at the same time has other messages', async () => {
    const refused = await plan({ [DAY]: TALK }, { [LOG]: textOf(OTHER_TALK) });
    assert.deepEqual(summary(refused), [
      { day: DAY, state: 'different', added: 5, alreadyThere: 0, total: 5 },
    ]);
    assert.deepEqual(refused.logs[0]!.existing, [`${FOLDER}/${LOG}`]);
  });

  it('adds to it on request', async () => {
    const files = await check(
      { [DAY]: TALK },
      { [LOG]: textOf(OTHER_TALK) },
      [{ day: DAY, state: 'merged', added: 5, alreadyThere: 0, total: 8 }],
      { isAnyway: true },
    );
    const all = [...TALK, ...OTHER_TALK].sort(([x], [y]) => (x < y ? -1 : 1));
    assert.equal(files[LOG], textOf(all));
  });

  it('refuses the log of another conversation among logs of this one', async () => {
    const later: readonly Said[] = TALK.map(([time, name, body]) => [time, name, `${body} Again.`]);
    const imported = { [DAY]: TALK, [NEXT]: later };
    const files = { [LOG]: textOf(TALK.slice(1)), [NEXT_LOG]: textOf(OTHER_TALK, NEXT) };
    assert.deepEqual(summary(await plan(imported, files)), [
      { day: DAY, state: 'merged', added: 1, alreadyThere: 4, total: 5 },
      { day: NEXT, state: 'different', added: 5, alreadyThere: 0, total: 5 },
    ]);
  });

  it('finds the one log of this conversation among logs of others', async () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
    const long = (day: number, who: string): Said[] =>
      Array.from({ length: 20 }, (_, i) => [`09:${10 + i}:${10 + day}`, who, `${who} says ${day} and ${i}`]);
    const imported = Object.fromEntries(days.map((day, at) => [day, long(at, 'Kim')]));
    const files = Object.fromEntries(
      days.map((day, at) => [
        `${day}-chat.markdown`,
        textOf(at === 2 ? long(at, 'Kim').slice(0, 15) : long(at, 'Ann'), day),
      ]),
    );
    assert.deepEqual(
      summary(await plan(imported, files)).map(({ state, added }) => [state, added]),
      [
        ['different', 20],
        ['different', 20],
        ['merged', 5],
        ['different', 20],
      ],
    );
    await check(
      imported,
      files,
      days.map((day, at) =>
        at === 2
          ? { day, state: 'merged', added: 5, alreadyThere: 15, total: 20 }
          : { day, state: 'merged', added: 20, alreadyThere: 0, total: 40 },
      ),
      { isAnyway: true },
    );
  });

  it('refuses a log at another time of the day, if nothing tells whose it is', async () => {
    const evening: readonly Said[] = [['20:00:00', 'Kim', 'Who is at home?']];
    const unknown = await plan({ [DAY]: TALK }, { [LOG]: textOf(evening, DAY, 'Family') });
    assert.deepEqual(
      summary(unknown).map(({ state }) => state),
      ['unknown'],
    );
    const named = await check({ [DAY]: TALK }, { [LOG]: textOf(evening) }, [
      { day: DAY, state: 'merged', added: 5, alreadyThere: 0, total: 6 },
    ]);
    assert.equal(named[LOG], textOf([...TALK, ...evening]));
  });

  it('adds to a log without messages', async () => {
    await check({ [DAY]: TALK }, { [LOG]: frontMatter(DAY, 'Anyone') }, [
      { day: DAY, state: 'merged', added: 5, alreadyThere: 0, total: 5 },
    ]);
  });

  it('chooses the log of this conversation among several of a day', async () => {
    const files = { [`${DAY}-team-chat.md`]: textOf(TALK.slice(0, 4)), [LOG]: textOf(OTHER_TALK) };
    const after = await check({ [DAY]: TALK }, files, [
      { day: DAY, state: 'merged', added: 1, alreadyThere: 4, total: 5 },
    ]);
    assert.equal(after[`${DAY}-team-chat.md`], textOf(TALK));
    assert.equal(after[LOG], files[LOG]);
    const none = await plan({ [DAY]: TALK }, { ...files, [`${DAY}-team-chat.md`]: textOf(OTHER_TALK) });
    assert.deepEqual(
      summary(none).map(({ state }) => state),
      ['several'],
    );
  });

  it('refuses a log that is not UTF-8', async () => {
    const { logs } = await plan({ [DAY]: TALK }, { [LOG]: Uint8Array.of(0xff, 0xfe) });
    assert.equal(logs[0]!.refusal, 'unreadable');
  });

  it('knows people by the names of the registry', async () => {
    const registry = parseRegistry('people:\n  - name: 李雷\n    aliases: [Kim]\n');
    const byName = peopleByName([{ uri: 'file:///r.yml', registry }]);
    const people: People = {
      ...NO_PEOPLE,
      personOf: name => byName.get(name) ?? unregisteredPerson(name),
      registered: [...new Set(byName.values())],
    };
    // Short texts, so that nothing but the name tells.
    const said: readonly Said[] = [
      ['08:00:00', 'Kim', '好'],
      ['08:00:00', 'Lee', '好'],
    ];
    const old = said.map(([time, name, body]): Said => [time, name === 'Kim' ? '李雷' : name, body]);
    await check(
      { [DAY]: said },
      { [LOG]: textOf(old) },
      [{ day: DAY, state: 'same', added: 0, alreadyThere: 2, total: 2 }],
      { people },
    );
  });

  it('names what is uncertain, by the line after the import', async () => {
    const said: readonly Said[] = [...TALK, ['08:05:00', 'Kim', 'We meet in front of the station at six']];
    const old: readonly Said[] = [
      ...TALK.slice(1),
      ['08:05:09', 'Kim', 'We meet at the station at six or so'],
    ];
    const { logs } = await plan({ [DAY]: said }, { [LOG]: textOf(old) });
    const { uncertain, change } = logs[0]!;
    const lines = (await change()).after.split('\n');
    for (const { line, imported } of uncertain) {
      assert.match(lines[line]!, /^> 08:05:09 {2}Kim/);
      assert.equal(imported, '08:05:00  Kim');
    }
    assert.equal(uncertain.length, 1);
  });

  it('gives the same logs when a long time is merged in parts', async () => {
    const days = Array.from({ length: 12 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}`);
    const imported = Object.fromEntries(
      days.map((day, at) => [
        day,
        [0, 6, 12, 18, 23].map(
          (hour, i): Said => [
            `${String(hour).padStart(2, '0')}:5${i}:0${i}`,
            i % 2 ? 'Kim' : 'Lee',
            `Day ${at}, message ${i}`,
          ],
        ),
      ]),
    );
    // Eight hours ahead, as in another zone, and each third message is missing.
    const shifted = new Map<string, Said[]>();
    for (const [day, said] of Object.entries(imported)) {
      for (const [index, [time, name, body]] of said.entries()) {
        if (index % 3 === 1) continue;
        const moment = new Date(Date.parse(`${day}T${time}Z`) + 8 * 3_600_000).toISOString();
        const own = shifted.get(moment.slice(0, 10)) ?? [];
        shifted.set(moment.slice(0, 10), own);
        own.push([moment.slice(11, 19), name, body]);
      }
    }
    const files = Object.fromEntries(
      [...shifted].map(([day, said]) => [`${day}-chat.markdown`, textOf(said, day)]),
    );
    const whole = await plan(imported, files);
    const expected = await check(imported, files, summary(whole));
    for (const maxMessages of [4, 10, 23]) {
      const parts = String(maxMessages);
      assert.deepEqual(await check(imported, files, summary(whole), { maxMessages }), expected, parts);
      // As the command line does it: a log is written before the next part is merged.
      const written: Record<string, string> = { ...files };
      await write(await plan(imported, written, { maxMessages }), written);
      assert.deepEqual(written, expected, parts);
    }
  });

  it('is given up if a log has changed since', async () => {
    const files = { [LOG]: textOf(TALK.slice(2)), [NEXT_LOG]: textOf(TALK.slice(1), NEXT) };
    const { logs } = await plan({ [DAY]: TALK, [NEXT]: TALK }, files, { maxMessages: 1 });
    files[LOG] = textOf(TALK.slice(3));
    await assert.rejects(
      logs[0]!.change(),
      (error: unknown) => error instanceof LogChanged && error.uri === `${FOLDER}/${LOG}`,
    );
  });
});
