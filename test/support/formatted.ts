import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { format } from '../../server/src/editing/format/format';
import { mayBeSeparated } from '../../server/src/editing/format/separators';
import { bodyText, type Message } from '../../server/src/model/message';
import { parseTranscript } from '../../server/src/model/parse';
import { renderMessage } from '../../server/src/render/renderMessage';
import { rules } from '../../server/src/rules';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { isSpace } from '../../server/src/text/lines';
import { comparePositions, type Edit } from '../../server/src/text/span';
import { applyTo, FILE_NAME } from './rules';

/** A text after Format Document. */
export function formatted(text: string): string {
  return applyTo(text, format(parseTranscript(text)));
}

/**
 * Checks the properties of Format Document for any text: it changes white space only, changes neither the content nor the look of messages,
 * adds no finding, leaves no finding of its own, and changes nothing the second time.
 *
 * @returns the formatted text
 */
export function checkFormatted(before: string, fileName = FILE_NAME): string {
  const edits = format(parseTranscript(before));
  checkOrder(edits);
  const after = applyTo(before, edits);
  assert.equal(withoutSpace(after), withoutSpace(before), 'more than white space changed');
  assert.deepEqual(format(parseTranscript(after)), [], 'a second time');
  checkSame(before, after, fileName);
  return after;
}

/** The edits are in text order, not empty, and don't overlap. */
function checkOrder(edits: readonly Edit[]): void {
  for (const [i, { range, newText }] of edits.entries()) {
    assert.ok(newText !== '' || comparePositions(range.start, range.end) < 0, 'an edit that does nothing');
    if (i > 0) assert.ok(comparePositions(edits[i - 1]!.range.end, range.start) <= 0, 'out of order');
  }
}

function checkSame(before: string, after: string, fileName: string): void {
  const options = {
    fileName,
    levels: ruleLevels(Object.fromEntries(rules.map(({ id }) => [id, 'warning']))),
  };
  const [was, is] = [new ChatLog(before, options), new ChatLog(after, options)];
  assert.deepEqual(is.transcript.head.frontMatter?.lines, was.transcript.head.frontMatter?.lines);
  assert.deepEqual(strayText(is), strayText(was));
  assert.deepEqual(is.transcript.messages.map(said), was.transcript.messages.map(said));
  for (const [i, message] of is.transcript.messages.entries()) {
    assert.equal(renderMessage(message, is), renderMessage(was.transcript.messages[i]!, was));
  }
  for (const rule of rules) {
    const left = is.findings.count(rule);
    if (rule.id === 'message/header-spacing') assert.equal(left, 0);
    // A line that begins with a time would become a header below a blank line.
    else if (rule.id === 'message/missing-blank-line') {
      assert.equal(left, is.transcript.messages.filter(each => !mayBeSeparated(each)).length);
    } else {
      assert.ok(left <= was.findings.count(rule), `${rule.id}: ${was.findings.count(rule)} became ${left}`);
    }
  }
}

function strayText({ transcript: { head } }: ChatLog): readonly string[] {
  return head.lines.slice(head.strayStart, head.strayEnd);
}

/** The content of a message. If spaces at line ends matter, as in code, the rendered message shows them. */
function said(message: Message): unknown {
  const { timestamp, speaker } = message.header;
  return { timestamp, speaker, body: bodyText(message).replace(/[ \t]+$/gm, '') };
}

/** White space as the parser defines it. */
function withoutSpace(text: string): string {
  return [...text].filter(sign => !isSpace(sign.charCodeAt(0))).join('');
}
