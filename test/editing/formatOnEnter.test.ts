import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatOnEnter } from '../../server/src/editing/format/onEnter';
import { parseTranscript } from '../../server/src/model/parse';
import { CURSOR, readCursor } from '../support/marks';
import { applyTo, HEAD, MESSAGE } from '../support/rules';

/** The text and the cursor after Enter, and the result of the formatter if it differs. */
const cases: readonly { title: string; before: string; after?: string }[] = [
  {
    title: 'after a header: its spaces, and a separator',
    before: `${HEAD}>07:08:28 Kim\n|`,
    after: `${HEAD}> 07:08:28  Kim  \n   \n|`,
  },
  {
    title: 'after a header that is as it should be: a separator',
    before: `${HEAD}> 07:08:28  Kim  \n|\n${MESSAGE}`,
    after: `${HEAD}> 07:08:28  Kim  \n   \n|\n${MESSAGE}`,
  },
  {
    title: 'after a header below text: a separator before it too',
    before: `${MESSAGE.trimEnd()}\n> 07:09:00  Ann\n|`,
    after: `${MESSAGE.trimEnd()}\n   \n> 07:09:00  Ann  \n   \n|`,
  },
  {
    title: 'with the separator that VS Code puts there',
    before: '> 07:08:28 Kim\n   \n|',
    after: '> 07:08:28  Kim  \n   \n|',
  },
  {
    title: 'within a header: the rest is the body',
    before: '> 07:08:28  Kim\n|Park',
    after: '> 07:08:28  Kim  \n   \n|Park',
  },
  {
    title: 'in a log with CRLF and a byte order mark',
    before: '\ufeff> 07:08:28 Kim\r\n|\r\n',
    after: '\ufeff> 07:08:28  Kim  \r\n   \r\n|\r\n',
  },
  { title: 'before a header', before: `${MESSAGE}\n|> 07:09:00 Ann` },
  { title: 'in a body', before: `${MESSAGE.trimEnd()}\n|` },
  { title: 'below a separator', before: '> 07:08:28 Kim\n   \n\n|' },
  { title: 'in front matter', before: `---\nlayout: source\n|\n---\n${MESSAGE}` },
  { title: 'at the start', before: `|${MESSAGE}` },
  { title: 'after a time without a name', before: '> 07:08:28\n|' },
  { title: 'after a quote', before: `${MESSAGE}> said\n|` },
  { title: 'after what may be meant as a header', before: '> 7:08 Kim\n|\n> 07:09  Kim\n》07:08:28 Kim' },
  {
    title: 'where a blank line would make a header of the next',
    before: '> 07:08:28  Kim  \n|07:09:00  Ann',
  },
];

describe('Enter', () => {
  for (const { title, before, after = before } of cases) {
    it(title, () => assert.equal(pressed(before), after));
  }

  it('changes nothing for a line beyond the text', () =>
    assert.deepEqual(formatOnEnter(parseTranscript('> 07:08:28 Kim'), 2), []));
  it('changes nothing at the cursor or below', () => {
    const lines = fc.array(
      fc.constantFrom(
        '> 07:08:28 Kim\n',
        '> 07:08:28  Kim  \n',
        '\n',
        '   \n',
        'hi\n',
        '07:08:28  Ann\n',
        '>7:08 A\n',
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, fc.nat(8), (text, line) => {
        for (const { range } of formatOnEnter(parseTranscript(text.join('')), line)) {
          assert.ok(range.end.line < line);
        }
      }),
    );
  });
});

/** The text with its cursor after the formatter's edits. Edits before the cursor move it. */
function pressed(marked: string): string {
  const { text, offset, position } = readCursor(marked);
  const after = applyTo(text, formatOnEnter(parseTranscript(text), position.line));
  const rest = text.slice(offset);
  assert.ok(after.endsWith(rest), 'changed below the cursor');
  return after.slice(0, after.length - rest.length) + CURSOR + rest;
}
