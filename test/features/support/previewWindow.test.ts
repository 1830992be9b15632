import * as assert from 'node:assert/strict';
import { ChatLog } from '../../../server/src/document/chatLog';
import {
  previewLocate,
  previewWindow,
  toPreviewChanged,
} from '../../../server/src/features/requests/preview';
import { MAX_WINDOW_TIME } from '../../../server/src/features/support/previewWindow';
import { MAX_PREVIEW_WINDOW, type PreviewMessage } from '../../../server/src/protocol';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { range } from '../../../server/src/text/span';
import { registeredPeople } from '../../support/registeredPeople';

const textDocument = { uri: 'file:///2026-03-01-chat.markdown' };

function toLog(text: string, fileName = '2026-03-01-chat.markdown'): ChatLog {
  return new ChatLog(text, { fileName, levels: ruleLevels() });
}

/** A log of messages given as `TIME SPEAKER: BODY`. */
function messages(...given: string[]): string {
  return given
    .map(message => message.replace(/^(\S+) ([^:]*): ?/, '> $1  $2  \n   \n').concat('  \n   \n'))
    .join('');
}

/** A clock that never ends a window. */
const stopped = () => 0;

function windowOf(log: ChatLog, first = 0, count = 100) {
  return previewWindow(log, 7, { textDocument, first, count }, stopped);
}

async function each<Key extends keyof PreviewMessage>(
  text: string,
  key: Key,
): Promise<PreviewMessage[Key][]> {
  return (await windowOf(toLog(text))).messages.map(message => message[key]);
}

describe('A window of the preview', () => {
  it('holds the requested messages, at their lines', async () => {
    const log = toLog(
      `---\ntitle: a\n---\n${messages('07:00:00 A: a', '07:00:01 B: b\nc', '07:00:02 C: d')}`,
    );
    const { version, total, first, messages: shown } = await windowOf(log, 1, 1);
    assert.deepEqual(
      { version, total, first, count: shown.length },
      { version: 7, total: 3, first: 1, count: 1 },
    );
    const { line, lineCount, bodyLine, time, speaker, own } = shown[0]!;
    assert.deepEqual(
      { line, lineCount, bodyLine, time, speaker, own },
      { line: 7, lineCount: 5, bodyLine: 2, time: '07:00:01', speaker: 'B', own: false },
    );
  });

  it('paints a person of the registry in one color, under all names, and knows oneself by it', async () => {
    const log = toLog(
      messages('07:00:00 Kim: @Lei @李雷 @Bo', '07:00:01 李雷: a', '07:00:02 Lei: b', '07:00:03 Bo: c'),
    );
    const before = (await windowOf(log)).messages;
    assert.deepEqual(
      before.map(({ own, color, avatar }) => ({ own, color, avatar })),
      before.map(() => ({ own: false, color: undefined, avatar: undefined })),
    );
    log.setPeople(
      registeredPeople(`people:
  - {name: 李雷, aliases: [Lei], color: "RGB(1, 2, 3)", avatar: /img/l.png}
  - {name: Bo, color: "red;x", avatar: "https://example.org/b.png"}
  - {name: Kim, color: Tomato}
me: Kim
`),
    );
    const { messages: after } = await windowOf(log);
    assert.deepEqual(
      before.map(({ slot }) => slot),
      [2, 4, 3, 1],
    );
    assert.deepEqual(
      after.map(({ own, color, avatar, slot }) => [own, color, avatar, slot]),
      [
        [true, 'tomato', undefined, undefined],
        [false, 'rgb(1 2 3)', '/img/l.png', undefined],
        [false, 'rgb(1 2 3)', '/img/l.png', undefined],
        [false, undefined, undefined, 1],
      ],
    );
    const painted = `data-color="rgb(1 2 3)"`;
    assert.equal(
      after[0]!.html,
      `<p data-line="0"><span class="mention" ${painted}>@Lei</span> <span class="mention" ${painted}>@李雷</span> <span class="mention" data-slot="1">@Bo</span></p>\n`,
    );
  });

  it('ends with the log, and is bounded, whatever is requested', async () => {
    const log = toLog(messages(...Array.from({ length: 300 }, () => '07:00:00 A: a')));
    const counts = [];
    for (const [first, count] of [
      [290, 50],
      [400, 10],
      [0, 1e9],
      [-5, 2],
      [Number.NaN, 1.5],
    ] as const) {
      const answer = await windowOf(log, first, count);
      counts.push([answer.first, answer.messages.length]);
    }
    assert.deepEqual(counts, [
      [290, 10],
      [300, 0],
      [0, MAX_PREVIEW_WINDOW],
      [0, 2],
      [0, 1],
    ]);
  });

  it('ends early where messages are very long', async () => {
    const body = '[强]'.repeat(6000);
    const log = toLog(messages(...Array.from({ length: 50 }, () => `07:00:00 A: ${body}`)));
    const answer = await windowOf(log);
    assert.ok(answer.messages.length >= 1 && answer.messages.length < 10, String(answer.messages.length));
  });

  it('ends when its time is over, and goes on where it ended', async () => {
    const log = toLog(messages(...Array.from({ length: 10 }, (_, i) => `07:00:00 A: ${i}`)));
    const bodies: number[][] = [];
    for (let first = 0; first < 10; first += bodies.at(-1)!.length) {
      // The fake clock advances by 20 ms each time it is read.
      let time = 0;
      const now = () => (time += 20);
      const { messages: shown } = await previewWindow(log, 7, { textDocument, first, count: 100 }, now);
      bodies.push(shown.map(({ html }) => Number(/\d+(?=<)/.exec(html))));
    }
    assert.equal(MAX_WINDOW_TIME, 50);
    assert.deepEqual(bodies, [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9]]);
  });

  it('holds one message at least, however slow that is', async () => {
    const log = toLog(messages('07:00:00 A: a', '07:00:01 A: b'));
    let time = 0;
    const now = () => (time += 10_000);
    const { messages: shown } = await previewWindow(log, 7, { textDocument, first: 0, count: 2 }, now);
    assert.equal(shown.length, 1);
  });

  it('groups what one speaker says in a row, up to a pause or a new hour', async () => {
    const text = messages(
      '07:00:00 A: a',
      '07:00:01 A: b',
      '07:30:00 A: c',
      '07:59:59 B: d',
      '08:00:00 B: e',
    );
    assert.deepEqual(await each(text, 'startsGroup'), [true, false, true, true, true]);
    assert.deepEqual(await each(text, 'hour'), [7, undefined, undefined, undefined, 8]);
  });

  it('looks past invalid times for the hour', async () => {
    const text = messages('07:00:00 A: a', '25:00:00 A: b', '07:10:00 A: c', '08:00:00 A: d');
    assert.deepEqual(await each(text, 'hour'), [7, undefined, undefined, 8]);
    assert.deepEqual(await each(text, 'time'), ['07:00:00', '25:00:00', '07:10:00', '08:00:00']);
  });

  it('shows near misses of headers, names as readers will see them, and what was found', async () => {
    const { messages: shown } = await windowOf(
      toLog('>7:08:28 R&amp;amp;D\n   \na\n   \n> 07:08:29  我\n   \n'),
    );
    assert.deepEqual(
      shown.map(({ time, speaker, own }) => ({ time, speaker, own })),
      [
        { time: '07:08:28', speaker: 'R&amp;D', own: false },
        { time: '07:08:29', speaker: '我', own: true },
      ],
    );
    assert.equal(shown[0]!.problems?.[0]?.severity, 'error');
    assert.deepEqual(
      shown[1]!.problems?.map(({ severity }) => severity),
      ['hint'],
    );
  });

  describe('says what a missing blank line merges, as kramdown does:', () => {
    const merged = (text: string, above: readonly boolean[], below: readonly (string | undefined)[]) => {
      it(JSON.stringify(text), async () => {
        const { messages: shown } = await windowOf(toLog(text));
        assert.deepEqual(
          shown.map(({ mergedAbove }) => mergedAbove === true),
          above,
        );
        assert.deepEqual(
          shown.map(({ mergedBelow }) => mergedBelow),
          below,
        );
      });
    };
    const NONE = [undefined, undefined];
    merged('> 07:00:00  A\na\n\n> 07:00:01  B\n\nb\n', [false, false], ['line', undefined]);
    merged('> 07:00:00  A  \na\n\n> 07:00:01  B\n', [false, false], ['block', undefined]);
    merged('> 07:00:00  A\n- a\n\n> 07:00:01  B\n', [false, false], ['block', undefined]);
    merged('> 07:00:00  A\n```\na\n```\n\n> 07:00:01  B\n', [false, false], ['block', undefined]);
    // A quote ends a paragraph, so this one is shown as any other.
    merged('> 07:00:00  A\n\na\n> 07:00:01  B\n\nb\n', [false, false], NONE);
    merged('> 07:00:00  A\n\n```\n- a\n```\n> 07:00:01  B\n\nb\n', [false, false], NONE);
    merged('> 07:00:00  A\n\n# a\n> 07:00:01  B\n\nb\n', [false, false], NONE);
    // A quote and a list go on.
    merged('> 07:00:00  A\n> 07:00:01  B\n\nb\n', [false, true], NONE);
    merged('> 07:00:00  A\na\n> 07:00:01  B\n\nb\n', [false, true], ['line', undefined]);
    merged('> 07:00:00  A\na\n\nc\n> 07:00:01  B\n\nb\n', [false, false], ['line', undefined]);
    merged('> 07:00:00  A\n\n> a\n> 07:00:01  B\n\nb\n', [false, true], NONE);
    merged('> 07:00:00  A\n\na:\n- b\n> 07:00:01  B\n\nb\n', [false, true], NONE);
    merged('> 07:00:00  A\n\n> 07:00:01  B\n', [false, false], NONE);
  });

  it('marks notices of applications, which are in no group', async () => {
    const { messages: shown } = await windowOf(
      toLog(
        messages(
          '07:00:00 A: a',
          '07:00:01 A: "B"撤回了一条消息',
          '07:00:02 A: 撤回了一条消息',
          '07:00:03 A: b',
        ),
      ),
    );
    assert.deepEqual(
      shown.map(({ isNotice = false, startsGroup }) => [isNotice, startsGroup]),
      [
        [false, true],
        [true, false],
        [true, true],
        [false, true],
      ],
    );
  });

  it('says what stands above the transcript', async () => {
    const head = async (text: string, fileName?: string) => (await windowOf(toLog(text, fileName))).head;
    assert.deepEqual(
      await head(
        `---\ntitle: "A&amp;B"\nauthor: Kim\n---\nstray\n${messages('07:00:00 A: a', '07:00:01 B: b')}`,
      ),
      { title: 'A&B', author: 'Kim', day: '2026-03-01', speakers: 2, strayLine: 4 },
    );
    assert.deepEqual(await head('', 'Untitled-1'), { title: 'Untitled-1', speakers: 0 });
    assert.deepEqual(await head('---\ndate: 2026-03-02 12:00:00\n---\n', 'a.chatlog'), {
      title: 'a.chatlog',
      day: '2026-03-02',
      speakers: 0,
    });
  });

  it('follows edits, mentions of new names included', async () => {
    const log = toLog(messages('07:00:00 A: @Bo', '07:00:01 A: b'));
    assert.doesNotMatch((await windowOf(log)).messages[0]!.html, /data-slot/);
    const change = log.edit({ range: range(4, 12, 4, 13), newText: 'Bo' });
    assert.match((await windowOf(log)).messages[0]!.html, /data-slot/);
    assert.deepEqual(toPreviewChanged(textDocument.uri, 8, log, change), {
      uri: textDocument.uri,
      version: 8,
      total: 2,
      first: 1,
      removed: 1,
      inserted: 1,
      lineDelta: 0,
      headChanged: false,
      speakersChanged: true,
    });
  });
});

describe('The place of a line in the preview', () => {
  const log = toLog(`---\n---\n${messages('07:00:00 A: a', '07:00:01 B: b')}`);
  for (const [line, index, fraction] of [
    [0, -1, 0],
    [2, 0, 0],
    [4, 0, 0.5],
    [6, 1, 0],
    [999, 1, 1],
  ] as const) {
    it(`line ${line}`, () =>
      assert.deepEqual(previewLocate(log, { textDocument, line }), { index, fraction }));
  }
});
