import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPastedText, toMessageLines } from '../../../server/src/import/copied';
import type { PastedMessage } from '../../../server/src/import/copied/pastedMessage';
import { bodyText } from '../../../server/src/model/message';
import { parseTranscript } from '../../../server/src/model/parse';
import { formatTimestamp } from '../../../server/src/model/timestamp';
import { runs } from '../../support/runs';

const message = (time: string | undefined, ...body: string[]): PastedMessage => {
  const [hours = 0, minutes = 0, seconds] = time?.split(':').map(Number) ?? [];
  return {
    day: undefined,
    timestamp: time === undefined ? undefined : hours * 3600 + minutes * 60 + (seconds ?? 0),
    hasSeconds: seconds !== undefined,
    speaker: 'Kim Park',
    body,
  };
};

/** Lines that look like headers, and others. */
const bodyLine = fc.oneof(
  fc.constantFrom(
    '> 07:08:28  Kim',
    '>07:08:28  Kim',
    ' > 7:08  Kim',
    '\\> 07:08:28  Kim',
    '&gt; 07:08:28  Kim',
    '＞ 07：08：28  Kim',
    '》０７：０８：２８　李雷',
    '> 07.08.28  Kim',
    '>> 2018-01-22 07:08:28  Kim',
    '> 07:08:28',
    '07:08:28  Kim',
    '> a quote',
    '---',
    '```',
    '🌙[强] 好',
  ),
  fc.string({ unit: fc.constantFrom(...'> :：.0789\t\\&;Ａ🌙a　') }),
);

const spoken = fc.record({
  day: fc.constant(undefined),
  timestamp: fc.option(fc.nat(86_399), { nil: undefined }),
  hasSeconds: fc.boolean(),
  speaker: fc.constantFrom('Kim Park', '李雷-某某', '🌙 a|b', '> 07:08:28  x'),
  body: fc.array(bodyLine, { maxLength: 5 }),
});

/** The visible characters of a text: without white space, and without characters that Markdown removes. */
const visible = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replace(/[\s\\]/g, '');

describe('pasted messages as lines of a log', () => {
  it('have the form of the real ones', () => {
    const lines = toMessageLines([message('08:19:43', 'Hi', '', 'there'), message('08:20:00')], undefined);
    assert.deepEqual(lines, [
      ...['> 08:19:43  Kim Park  ', '   ', 'Hi  ', '  ', 'there  ', '   '],
      ...['> 08:20:00  Kim Park  ', '   ', '  ', '   '],
    ]);
  });

  it('have times that the seconds they lack don’t make run backwards', () => {
    const times = (messages: PastedMessage[], before?: string) =>
      toMessageLines(messages, before === undefined ? undefined : message(before).timestamp)
        .filter(line => line.startsWith('>'))
        .map(line => line.slice(2, 10));
    assert.deepEqual(times([message('08:19', 'a'), message('08:20', 'b')], '08:19:43'), [
      '08:19:43',
      '08:20:00',
    ]);
    assert.deepEqual(times([message('08:19:50', 'a'), message('08:19', 'b')]), ['08:19:50', '08:19:50']);
    assert.deepEqual(times([message('08:19:00', 'a')], '08:19:43'), ['08:19:00']);
    assert.deepEqual(times([message('08:18', 'a')], '08:19:43'), ['08:18:00']);
    assert.deepEqual(
      times([message(undefined, 'a'), message('09:00', 'b'), message(undefined, 'c')], '08:19:43'),
      ['08:19:43', '09:00:00', '09:00:00'],
    );
    assert.deepEqual(times([message(undefined, 'a')]), ['00:00:00']);
  });

  it('escape what would be a header', () => {
    const body = toMessageLines([message('08:19:43', '> 07:08:28  A', '》07：08：28　李雷')], undefined);
    assert.deepEqual(body.slice(2, 4), ['> 07\\:08:28  A  ', '》07&#65306;08：28　李雷  ']);
  });

  it('are as many as were copied, and say the same', () => {
    fc.assert(
      fc.property(fc.array(spoken, { minLength: 1, maxLength: 6 }), messages => {
        const text = `${toMessageLines(messages, undefined).join('\n')}\n`;
        const { head, messages: read } = parseTranscript(text);
        assert.deepEqual(head.lines, []);
        assert.deepEqual(
          read.map(({ header }) => [header.speaker, header.deviations.length]),
          messages.map(({ speaker }) => [speaker, 0]),
        );
        assert.deepEqual(
          read.map(each => visible(bodyText(each))),
          messages.map(({ body }) => visible(body.join('\n'))),
        );
      }),
      { numRuns: runs(1_000) },
    );
  });
});

/** A message of these parts in the forms of the applications. */
const WRITERS: Record<string, (time: string, name: string, body: string) => string> = {
  whatsApp: (time, name, body) => `[22/01/2018, ${time}:43] ${name}: ${body}\n`,
  telegram: (time, name, body) => `${name}, [22.01.2018 ${time}]\n${body}\n\n`,
  qq: (time, name, body) => `${name} 2018/1/22 ${time}:43\n${body}\n\n`,
  weChat: (time, name, body) => `${name} 2018/1/22 ${time}\n${body}\n\n`,
  slack: (time, name, body) => `${name}  ${time}\n${body}\n`,
  discord: (time, name, body) => `${name} — 22/01/2018 ${time}\n${body}\n`,
};

describe('any conversation', () => {
  const context = { isSpeaker: () => true, logDay: '2018-01-22' };
  const minutes = fc.nat(1439).map(minute => formatTimestamp(minute * 60).slice(0, 5));
  const said = fc.record({
    time: minutes,
    name: fc.constantFrom('Kim Park', '李雷', '🌙 a|b'),
    body: fc
      .array(fc.oneof(bodyLine, fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 3 })
      .map(lines => lines.join('\n')),
  });

  for (const [source, write] of Object.entries(WRITERS)) {
    it(`from ${source} loses no text`, () => {
      fc.assert(
        fc.property(fc.array(said, { minLength: 2, maxLength: 5 }), conversation => {
          const text = conversation.map(({ time, name, body }) => write(time, name, body)).join('');
          const found = readPastedText(text, context);
          assert.equal(found?.source, source);
          const lines = toMessageLines(found!.messages, undefined);
          const { messages } = parseTranscript(`${lines.join('\n')}\n`);
          assert.equal(messages.length, found!.messages.length);
          const all = visible(messages.map(bodyText).join('\n'));
          for (const { body } of conversation) {
            for (const line of body.split(/[\r\n]/)) {
              assert.ok(all.includes(visible(line)), `${JSON.stringify(line)} in ${JSON.stringify(all)}`);
            }
          }
        }),
        { numRuns: runs(250) },
      );
    });
  }
});
