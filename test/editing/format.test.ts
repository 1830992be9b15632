import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixAll } from '../../server/src/document/fixAll';
import { format } from '../../server/src/editing/format/format';
import { parseTranscript } from '../../server/src/model/parse';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { type Range, range } from '../../server/src/text/span';
import { checkFormatted, formatted } from '../support/formatted';
import { withSpaces } from '../support/marks';
import { applyTo, FILE_NAME, HEAD, MESSAGE, message } from '../support/rules';
import { runs } from '../support/runs';

const numRuns = runs(1_000);

interface Case {
  readonly title: string;
  /** Spaces and tabs may be marked (marks.ts). */
  readonly before: string;
  /** Omitted if nothing changes. */
  readonly after?: string;
}

const cases: readonly Case[] = [
  { title: 'an exported log', before: HEAD + MESSAGE + message('07:09:00', '李雷-某某', '[强]') },
  { title: 'nothing', before: '' },
  { title: 'text without a message', before: 'hello \n\n\n' },
  { title: 'front matter alone', before: `${HEAD}\n\n` },
  // Headers
  {
    title: 'spaces within a header',
    before: '>07:08:28⇥A\n\nhi\n',
    after: '> 07:08:28  A␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n',
  },
  {
    title: 'more spaces before and after a name, which keeps its own',
    before: '> 07:08:28    A   B␠␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n',
    after: '> 07:08:28  A   B␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n',
  },
  {
    title: 'a time with a space in it',
    before: ' > 07: 08: 28 A\n',
    after: '> 07:08:28  A␠␠\n␠␠␠\n␠␠\n␠␠␠\n',
  },
  {
    title: 'an hour that the day has not',
    before: '>25:61:00 A\n\nhi\n',
    after: '> 25:61:00  A␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n',
  },
  {
    title: 'a near miss, but for its end',
    before: '》 07：08：28 A\n\nhi\n\n> 7:08:28 B\n\nhi\n\n07:08:30  C\n\nhi',
    after:
      '》 07：08：28 A␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n> 7:08:28 B␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n07:08:30  C␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n',
  },
  {
    title: 'a header without a name',
    before: '> 07:08:28\n\nhi\n',
    after: '> 07:08:28␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n',
  },
  {
    title: 'an emoji at the end of a name',
    before: '> 07:08:28 A😀\n\nhi 😀\n',
    after: '> 07:08:28  A😀␠␠\n␠␠␠\nhi 😀␠␠\n␠␠␠\n',
  },
  // Separators
  {
    title: 'no separators',
    before: '> 07:08:28  A\nhi\n> 07:08:29  B\nho\n',
    after: '> 07:08:28  A␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n> 07:08:29  B␠␠\n␠␠␠\nho␠␠\n␠␠␠\n',
  },
  {
    title: 'many separators',
    before: '> 07:08:28  A␠␠\n\n⇥\n\nhi␠␠\n\u3000\n\n> 07:08:29  B␠␠\n\n\nho␠␠\n\n\n\n',
    after: '> 07:08:28  A␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n> 07:08:29  B␠␠\n␠␠␠\nho␠␠\n␠␠␠\n',
  },
  {
    title: 'empty messages, which are given the room of those in exports',
    before: '> 07:08:28  A\n> 07:08:29  B\n\n> 07:08:30  C\n\n\n\n\n\n> 07:08:31  D',
    after: ['28  A', '29  B', '30  C', '31  D'].map(end => `> 07:08:${end}␠␠\n␠␠␠\n␠␠\n␠␠␠\n`).join(''),
  },
  {
    title: 'a separator below which a line would be a header',
    before: '> 07:08:28  A␠␠\n07:09:00  B␠␠\n␠␠␠\n',
  },
  {
    title: 'blank lines below the front matter',
    before: `${HEAD}\n␠␠\n${MESSAGE}`,
    after: HEAD + MESSAGE,
  },
  {
    title: 'stray text and blank lines around it',
    before: `${HEAD}\nhello \n\n> 07:08:28  A\n`,
    after: `${HEAD}\nhello \n\n> 07:08:28  A␠␠\n␠␠␠\n␠␠\n␠␠␠\n`,
  },
  {
    title: 'blank lines without front matter',
    before: '\n\n> 07:08:28  A␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n',
  },
  {
    title: 'front matter, closed or not, with its spaces and tabs',
    before: `---\nlayout: source \ntag:⇥⇥  [chat]\t\n\n> 07:08:28  A\nhi`,
    after: `---\nlayout: source \ntag:⇥⇥  [chat]\t\n\n> 07:08:28  A␠␠\n␠␠␠\nhi␠␠\n␠␠␠\n`,
  },
  // The end of the text
  { title: 'no final line break', before: MESSAGE.slice(0, -1), after: MESSAGE },
  { title: 'no final separator', before: MESSAGE.slice(0, -4), after: MESSAGE },
  { title: 'no final anything', before: MESSAGE.trimEnd(), after: MESSAGE },
  { title: 'a last line of spaces', before: `${MESSAGE}  `, after: MESSAGE },
  { title: 'a final separator that is the last line', before: `${MESSAGE.slice(0, -4)}\n  `, after: MESSAGE },
  // Bodies
  {
    title: 'the end of a body',
    before: ['hi', 'hi␠', 'hi␠␠␠␠', 'hi⇥'].map(body => `> 07:08:28  A␠␠\n␠␠␠\n${body}\n␠␠␠\n`).join(''),
    after: message('07:08:28', 'A', 'hi').repeat(4),
  },
  {
    title: 'the end of an image: two spaces, or the one of exports',
    before: ['', '␠', '␠␠', '␠␠␠'].map(end => `> 07:08:28  A␠␠\n␠␠␠\n![x](a.png)${end}\n␠␠␠\n`).join(''),
    after: ['␠␠', '␠', '␠␠', '␠␠'].map(end => `> 07:08:28  A␠␠\n␠␠␠\n![x](a.png)${end}\n␠␠␠\n`).join(''),
  },
  {
    title: 'paragraphs, their hard line breaks and the blank lines between them',
    before: '> 07:08:28  A␠␠\n␠␠␠\none\ntwo␠␠\nthree␠\nfour␠␠␠␠\n\n ␠\n\nfive\n␠␠␠\n',
    after: '> 07:08:28  A␠␠\n␠␠␠\none\ntwo␠␠\nthree\nfour␠␠\n\n ␠\n\nfive␠␠\n␠␠␠\n',
  },
  {
    title: 'lists and quotes',
    before: '> 07:08:28  A␠␠\n␠␠␠\n- one␠\n  - two␠␠␠\n> said␠\n1. three\n␠␠␠\n',
    after: '> 07:08:28  A␠␠\n␠␠␠\n- one\n  - two␠␠\n> said\n1. three␠␠\n␠␠␠\n',
  },
  ...[
    ['fenced code', '```\nlet a = 1;␠\n\n    b␠␠␠\n```'],
    ['fenced code that is not closed', '```\nlet a = 1;␠'],
    ['fenced code in a list', '- ```\n  let a = 1;␠\n  b'],
    ['fenced code in a quote', '> ~~~\n> let a = 1;␠'],
    ['indented code', '    let a = 1;␠\n      \n    b'],
    ['indented code in a list', '-     let a = 1;␠'],
    ['code indented by a tab', '\tlet a = 1;'],
    ['indented code below a paragraph', 'see:\n\n    a␠\n\n    b'],
  ].map(([title, body]) => ({
    title: `${title}`,
    before: `> 07:08:28  A␠␠\n␠␠␠\n${body}\n␠␠␠\n`,
  })),
  {
    title: 'spaces that a code span, an address or a backslash makes mean something',
    before: ['`a␠\nb`␠', '[a](b "c␠\nd")', 'a\\␠\nb'].map(body => message('07:08:28', 'A', body)).join(''),
    after: ['`a␠\nb`', '[a](b "c␠\nd")', 'a\\␠\nb'].map(body => message('07:08:28', 'A', body)).join(''),
  },
];

describe('Format Document', () => {
  for (const { title, before, after = before } of cases) {
    describe(title, () => {
      const text = withSpaces(before);
      const expected = withSpaces(after);
      it(before === after ? 'stays' : 'is spaced', () => assert.equal(checkFormatted(text), expected));
      it('keeps CRLF, CR and a byte order mark', () => {
        for (const eol of ['\r\n', '\r']) {
          const lines = (each: string) => each.replaceAll('\n', eol);
          // A text without a line break gets LF.
          if (!text.includes('\n')) continue;
          assert.equal(checkFormatted(lines(text)), lines(expected));
        }
        assert.equal(checkFormatted(`\ufeff${text}`), `\ufeff${expected}`);
      });
    });
  }

  it('of mixed line breaks takes that of the line before', () => {
    assert.equal(
      checkFormatted('> 07:08:28  A  \r\nhi  \n> 07:08:29  B  \r\n   \r\nho  '),
      '> 07:08:28  A  \r\n   \r\nhi  \n   \n> 07:08:29  B  \r\n   \r\nho  \r\n   \r\n',
    );
  });

  it('of a line touches what is wrong alone', () => {
    const text = `${HEAD}> 07:08:28  Kim   \n   \nhi \n   \n`;
    assert.deepEqual(format(parseTranscript(text)), [
      { range: range(7, 17, 7, 18), newText: '' },
      { range: range(9, 3, 9, 3), newText: ' ' },
    ]);
  });

  /** So many parts that quadratic work takes minutes. */
  const count = 100_000;
  const edits: Record<string, number> = {
    '> 07:08:28 A\n': 3 * count + 2,
    '> 07:08:28  A\n\n\n\n': 4 * count + 2,
    ' ': 2,
    '> 07:08:28  A\nb \n`': 6,
    'b \n': count + 3,
    '- ': 4,
    '\n': 5,
  };
  for (const [part, expected] of Object.entries(edits)) {
    it(`is linear in a log of ${JSON.stringify(part)}`, () => {
      const transcript = parseTranscript(`> 07:08:28  A\n${part.repeat(count)}`);
      assert.equal(format(transcript).length, expected);
    });
  }
});

/** Parts of logs, the white space between them, and Markdown in which white space has a meaning. */
const fragment = fc.constantFrom(
  '---\n',
  'layout: source \n',
  'tag:\t\t  [chat]\n',
  '> 07:08:28  Kim',
  '> 07:08:28  Kim  \n   \n',
  '> 07:16:19  李雷-某某   \n',
  '> 08:00 Kim\n',
  '>07:08:28 Kim\n',
  '> 07:08:28\tKim \r\n',
  '> 07:08:28    Kim  Park\n',
  '> 07: 08:28 PM',
  '》07：08：28 PM',
  '> 07:08:28 -',
  '> 12:30 PM',
  '》25:61:00\n',
  '07:08:28  Kim\n',
  '07:08:28 \n',
  '> 07:08:28\n',
  '> quote\n',
  '   \n',
  '  \n',
  '\n',
  '\n\n\n',
  '\r\n',
  '\r',
  'hello',
  'hello  \n',
  'hello \n',
  'hello    \n',
  'hello\\',
  '@Kim [强]\n',
  '![x](http://a.example/x.png)\n',
  '[a](b "c',
  '")',
  '```\n',
  '~~~\n',
  '`',
  '    ',
  '- ',
  '-\n',
  '===\n',
  '# ',
  '| a | b |\n',
  '| - | - |\n',
  '<b>',
  '😀',
  '\ufeff',
  '\u200b',
  '\u3000',
  '\u00a0',
  ' ',
  '  ',
  '\t',
  '>',
  'a',
);

const parts = fc.array(fragment, { maxLength: 30 }).map(each => each.join(''));
const log = fc
  .tuple(fc.constantFrom('', HEAD, `${HEAD}\n`, '> 07:08:00  Ann  \n   \n'), parts)
  .map(([head, rest]) => head + rest);

describe('Format Document of random logs', function () {
  this.timeout(0);

  it(`changes white space only, nothing that is said, and nothing twice (${numRuns} logs)`, () => {
    fc.assert(
      fc.property(log, text => void checkFormatted(text)),
      { numRuns },
    );
  });

  it(`keeps the line breaks of a log (${numRuns} logs)`, () => {
    const uniform = log.map(text => `${text.replace(/\r\n?/g, '\n')}\n`);
    fc.assert(
      fc.property(uniform, fc.constantFrom('\r\n', '\r'), (text, eol) => {
        const lines = (each: string) => each.replaceAll('\n', eol);
        assert.equal(formatted(lines(text)), lines(formatted(text)));
      }),
      { numRuns },
    );
  });

  it(`agrees with Fix All: after both, neither finds anything to do (${numRuns} logs)`, () => {
    const options = { fileName: FILE_NAME, levels: ruleLevels() };
    fc.assert(
      fc.property(parts, rest => {
        const fixed = fixAll(formatted(HEAD + rest), options).text;
        const both = formatted(fixed);
        assert.equal(fixAll(both, options).text, both);
        assert.equal(formatted(both), both);
      }),
      { numRuns },
    );
  });
});

describe('Format Selection', () => {
  const wrong = '> 07:08:28 A\nhi\n\n\n> 07:08:29 B\nho\n> 07:08:30 C\n';
  const select = (selection: Range, text = wrong) => applyTo(text, format(parseTranscript(text), selection));

  it('formats the messages that it touches, and separates the first from the one before', () => {
    assert.equal(
      select(range(5, 1, 5, 1)),
      '> 07:08:28 A\nhi\n\n\n> 07:08:29  B  \n   \nho  \n   \n> 07:08:30 C\n',
    );
    assert.equal(
      select(range(6, 0, 6, 3)),
      '> 07:08:28 A\nhi\n\n\n> 07:08:29 B\nho\n   \n> 07:08:30  C  \n   \n  \n   \n',
    );
  });

  it('that ends before the first column of a line leaves that line out', () => {
    assert.equal(
      select(range(0, 0, 4, 0)),
      '> 07:08:28  A  \n   \nhi  \n   \n> 07:08:29 B\nho\n> 07:08:30 C\n',
    );
    assert.equal(select(range(4, 0, 4, 0)), select(range(4, 0, 4, 1)));
  });

  it('in the front matter leaves the messages alone', () => {
    assert.equal(select(range(1, 0, 3, 0), `${HEAD}\n${wrong}`), HEAD + wrong);
  });

  it('of everything, or of more, is the whole log', () => {
    assert.equal(select(range(0, 0, 99, 9), `${HEAD}\n${wrong}`), formatted(`${HEAD}\n${wrong}`));
  });

  it('never touches other messages', () => {
    fc.assert(
      fc.property(log, fc.nat(40), fc.nat(5), (text, start, length) => {
        const transcript = parseTranscript(text);
        const selection = range(start, 0, start + length, 1);
        for (const edit of format(transcript, selection)) {
          const first = Math.max(0, ...transcript.startLines.filter(line => line <= start));
          const next = transcript.startLines.find(line => line > start + length) ?? transcript.lineCount;
          assert.ok(edit.range.start.line >= first && edit.range.end.line <= next);
        }
        const once = applyTo(text, format(transcript, selection));
        assert.equal(formatted(once), formatted(text));
      }),
      { numRuns },
    );
  });
});
