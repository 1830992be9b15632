import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineOf } from '../../server/src/model/message';
import { type Parts, parseParts, parseTranscript } from '../../server/src/model/parse';
import type { Transcript } from '../../server/src/model/transcript';
import { splitLines } from '../../server/src/text/lines';
import { plainTexts } from '../support/plainTexts';
import { runs } from '../support/runs';

const NEXT = '> 07:09:00  Lee\n';

/** A text of a message, and whether it is plain before another one. */
function check(text: string, isPlain: boolean): void {
  it(`${isPlain ? 'is' : 'is not'} ${JSON.stringify(text)}`, () => {
    const [first] = parseTranscript(text + NEXT).messages;
    assert.equal(first?.plainText, isPlain ? text : undefined);
  });
}

describe('a plain message', () => {
  check('> 07:08:28  Kim\n\nhello\n\n', true);
  check('> 23:59:59   Kim Park  \n   \n[强] hello  \n   \n', true);
  check('> 24:08:28  Kim\n\nhello\n\n', false);
  check('> 07:60:28  Kim\n\nhello\n\n', false);
  check('> 07:08:60  Kim\n\nhello\n\n', false);
  check('> 07:08:28 Kim\n\nhello\n\n', false);
  check('> 07:08:28  \n\nhello\n\n', false);
  check('> 07:08:28  Kim\nhello\n\n', false);
  check('> 07:08:28  Kim\n\nhello\n', false);
  check('> 07:08:28  Kim\n\none\ntwo\n\n', false);
  check('> 07:08:28  Kim\r\n\r\nhello\r\n\r\n', false);
  check('> 07:08:28  Kim\n\n07:08:29  Lee\n\n', false);

  it('is none at the end of a text, where nothing shows that it has ended', () => {
    const { messages } = parseTranscript('> 07:08:28  Kim\n\nhello\n\n');
    assert.equal(messages[0]?.plainText, undefined);
  });

  it('changes nothing of how a text is read', () =>
    fc.assert(
      fc.property(plainTexts, text => {
        const parts = parseParts(splitLines(text), true);
        assert.deepEqual(partsOf(parseTranscript(text)), partsOf(parts));
      }),
      { numRuns: runs(3_000) },
    ));

  it('has the same lines one by one', () =>
    fc.assert(
      fc.property(plainTexts, text => {
        for (const message of parseTranscript(text).messages) {
          const lines = Array.from({ length: message.lineCount }, (_, line) => lineOf(message, line));
          assert.deepEqual(lines, message.lines);
        }
      }),
      { numRuns: runs(500) },
    ));

  it('has its line in the text', () =>
    fc.assert(
      fc.property(plainTexts, text => {
        const { head, messages, startLines, lineCount } = parseTranscript(text);
        let line = head.lines.length;
        messages.forEach((message, index) => {
          assert.equal(startLines[index], line);
          line += message.lines.length;
        });
        assert.equal(lineCount, line);
      }),
      { numRuns: runs(500) },
    ));
});

function partsOf({ head, messages }: Parts | Transcript) {
  return {
    head: head?.lines,
    messages: messages.map(({ header, lines, lineCount, bodyStart, bodyEnd }) => ({
      header,
      lines,
      lineCount,
      bodyStart,
      bodyEnd,
    })),
  };
}
