import * as assert from 'node:assert/strict';
import { AnsweredMessages, answeredIndex } from '../../server/src/log/answeredMessages';
import { writeReplyQuote } from '../../server/src/markdown/replyQuote';
import { parseTranscript } from '../../server/src/model/parse';

/** For each message (name and body), the index of the one that it answers. */
function check(
  messages: readonly (readonly [name: string, body: string])[],
  expected: readonly number[],
): void {
  const text = messages.map(([name, body], i) => `> 07:00:${10 + i}  ${name}\n\n${body}\n\n`).join('');
  const parsed = parseTranscript(text).messages;
  const answered = new AnsweredMessages<number>();
  assert.deepEqual(
    parsed.map((message, index) => answered.add(message, index) ?? -1),
    expected,
  );
  assert.deepEqual(
    parsed.map((_, index) => answeredIndex(parsed, index)),
    expected,
  );
}

describe('The message that another one answers', () => {
  it('is the last one before of the quoted speaker that begins with the quoted text', () => {
    check(
      [
        ['李雷', '早上好'],
        ['Kim', '早上好'],
        ['李雷', '早上好'],
        ['Kim', '> **李雷**: 早上好\n\n早'],
        ['Kim', '> **李雷**: 晚上好\n\n早'],
      ],
      [-1, -1, -1, 2, -1],
    );
  });

  it('is found by what was quoted of a long or a marked text', () => {
    const long = 'I *think* that **the** report_of_may is `late` again, '.repeat(10);
    check(
      [
        ['A*b', long],
        ['Kim', `${writeReplyQuote('A*b', long.replaceAll(/[*`]/g, ''))}\n\nYes`],
        ['A*b', '> **Kim**: Yes\n\nGood'],
        ['Kim', '> **A\\*b**: Good'],
      ],
      [-1, 0, 1, 2],
    );
  });

  it('is none for other quotes, and for texts without letters', () => {
    check(
      [
        ['Kim', '!?'],
        ['Kim', '> **Kim**: !?\n\na'],
        ['Kim', '> !?'],
        ['Kim', '> **Kim**: a'],
      ],
      [-1, -1, -1, 1],
    );
  });
});
