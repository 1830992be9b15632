import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { outline } from '../../server/src/features/documentSymbol';
import { shortBody } from '../../server/src/features/hover/shortBody';
import { firstSaidEnd, firstSaidLine, saidLines } from '../../server/src/log/saidLines';
import { parseTranscript } from '../../server/src/model/parse';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { endOfText } from '../../server/src/text/lines';
import { recordOf } from '../../server/src/workspace/logRecord';
import { plainTexts } from '../support/plainTexts';
import { runs } from '../support/runs';

/** Tests the excerpt of a message, in a hover and the outline, and the line that references show, counted from the header. */
function check(body: string, excerpt: readonly string[], line: number): void {
  it(JSON.stringify(body), () => {
    const log = new ChatLog(`> 07:08:28  Kim\n${body}\n`, {
      fileName: '2018-01-22-chat.markdown',
      levels: ruleLevels(),
    });
    const [message] = log.transcript.messages;
    assert.deepEqual(shortBody(message!), excerpt);
    assert.equal(outline(log)[0]!.children![0]!.detail, excerpt[0] === '(empty message)' ? '' : excerpt[0]);
    assert.equal(recordOf('file:///a', log).headers.at(0)!.bodyLine, line);
  });
}

describe('what was said in a message', () => {
  check('\na  \n\nb\n', ['a', 'b'], 2);
  check('', ['(empty message)'], 0);

  describe('is not what it answers, nor the marks at its end:', () => {
    check('\n> **李雷**: 早\n\n好', ['好'], 4);
    check('\n> **李雷**：早\n> 上\n\n好\n\n*(edited · 👍 2)*', ['好'], 5);
    check('\n<!-- chatlog-disable -->\n> **\\*花\\***: 早\n\n好', ['好'], 5);
    check('\n好\n\n*(已编辑)*', ['好'], 2);
    check('\n好\n\n*(:wave: 1 · [强] 2)*', ['好'], 2);
  });

  describe('is another quote, and other emphasis:', () => {
    check('\n> 早\n\n好', ['> 早', '好'], 2);
    check('\n> **a** b\n\n好', ['> **a** b', '好'], 2);
    check('\na\n\n> **李雷**: 早', ['a', '> **李雷**: 早'], 2);
    check('\na\n\n*(by the way 2)*', ['a', '*(by the way 2)*'], 2);
    check('\n*(edited)*\n\na', ['*(edited)*', 'a'], 2);
  });

  describe('is all of a message that has nothing else:', () => {
    check('\n> **李雷**: 早', ['> **李雷**: 早'], 2);
    check('\n*(edited)*', ['*(edited)*'], 2);
  });

  describe('has no tags that Jekyll drops, and no escapes:', () => {
    check('\n{% raw %}\n`{{ a }}`\n{% endraw %}', ['`{{ a }}`'], 3);
    check('\n\\- a \\*b\\* &#38;amp; C:\\dir \\[强]', ['- a *b* &amp; C:\\dir [强]'], 2);
  });

  it('begins with the same line if that is found without the others', () =>
    fc.assert(
      fc.property(plainTexts, text => {
        for (const message of parseTranscript(text).messages) {
          const [first] = saidLines(message);
          assert.equal(firstSaidLine(message), first);
          const { line, end } = firstSaidEnd(message);
          assert.deepEqual([line, end], [first ?? 0, endOfText(message.lines[first ?? 0]!)]);
        }
      }),
      { numRuns: runs(1_000) },
    ));
});
