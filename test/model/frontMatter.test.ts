import assert from 'node:assert/strict';
import type { FrontMatter } from '../../server/src/model/frontMatter';
import { parseTranscript } from '../../server/src/model/parse';
import { lineRange, range } from '../../server/src/text/span';

const header = '> 07:08:28  A\n';

function frontMatterOf(text: string): FrontMatter | undefined {
  return parseTranscript(text).head.frontMatter;
}

describe('front matter', () => {
  it('is read as Jekyll reads it: YAML 1.1, tabs after a key, comments', () => {
    const { entries, problems, kind } = frontMatterOf(
      `---\nlayout:     source \ntag:\t\t  [chat]\ndate: 2018-01-22 12:00:00 +08:00\nlines: 0x10 # sixteen\npublished: yes\n---\n${header}`,
    )!;
    assert.deepEqual(problems, []);
    assert.equal(kind, 'mapping');
    assert.deepEqual(
      entries.map(({ key, value, source }) => [key, value, source]),
      [
        ['layout', 'source', 'source'],
        ['tag', ['chat'], '[chat]'],
        ['date', new Date('2018-01-22T12:00:00+08:00'), '2018-01-22 12:00:00 +08:00'],
        ['lines', 16, '0x10'],
        ['published', true, 'yes'],
      ],
    );
  });

  it('knows where keys and values stand', () => {
    const { entries } = frontMatterOf(
      `---\n# first\ntitle:  "甲 😀"\nempty:\nlist:\n  - a\n  - b\n---\n${header}`,
    )!;
    assert.deepEqual(
      entries.map(({ keyRange, valueRange }) => [keyRange, valueRange]),
      [
        [lineRange(2, 0, 5), lineRange(2, 8, 14)],
        [lineRange(3, 0, 5), lineRange(3, 6, 6)],
        [lineRange(4, 0, 4), range(5, 2, 6, 5)],
      ],
    );
    assert.equal(entries[2]!.source, '- a\n  - b');
  });

  it('is the same with CRLF', () => {
    const text = `---\ntitle: x\ntags: [chat]\n---\n${header}`;
    const entries = (each: string) => frontMatterOf(each)!.entries;
    assert.deepEqual(entries(text.replaceAll('\n', '\r\n')), entries(text));
    assert.deepEqual(entries(`\ufeff${text}`), entries(text));
  });

  it('ends at the first header when it is not closed', () => {
    const { isClosed, isOpened, entries } = frontMatterOf(`---\ntitle: x\n${header}---\n`)!;
    assert.deepEqual([isOpened, isClosed, entries.length], [true, false, 1]);
  });

  it('is seen where its opening fence is displaced, misspelt or gone', () => {
    for (const opening of ['\n\n---\n', '--\n', '----\n', ' ---\n', '——\n', '']) {
      const frontMatter = frontMatterOf(`${opening}layout: source\ntitle: x\n---\n${header}`);
      assert.deepEqual(
        [frontMatter?.isOpened, frontMatter?.isClosed, frontMatter?.entries.map(entry => entry.key)],
        [false, true, ['layout', 'title']],
        JSON.stringify(opening),
      );
    }
    assert.equal(frontMatterOf(`hello: world\n${header}`), undefined);
    assert.equal(frontMatterOf(`\n\nhello\n${header}`), undefined);
    assert.equal(frontMatterOf(header), undefined);
  });

  it('is never evaluated, whatever language its fence names', () => {
    const marker = `evaluated_${process.pid}`;
    for (const language of ['js', 'javascript', 'json', 'coffee', 'yaml']) {
      const frontMatter = frontMatterOf(`---${language}\nglobalThis.${marker} = 1\n---\n${header}`)!;
      assert.equal(frontMatter.language, language);
      assert.deepEqual([frontMatter.kind, frontMatter.entries, frontMatter.problems], ['unread', [], []]);
    }
    assert.equal((globalThis as Record<string, unknown>)[marker], undefined);
  });

  it('says the same when it is read twice', () => {
    for (let i = 0; i < 2; i++) {
      const { problems, kind } = frontMatterOf(`---\ntitle: [\n---\n${header}`)!;
      assert.equal(kind, 'unread');
      assert.ok(problems.length > 0);
    }
  });

  it('is unread where it holds nothing but what is no YAML', () => {
    const { head } = parseTranscript('---\n-\n> 08:00 Kim\n---\n');
    assert.equal(head.frontMatter?.kind, 'unread');
  });

  it('reports a key that stands twice, with the first', () => {
    const { problems, entries } = frontMatterOf(`---\ntitle: a\nlayout: b\ntitle: c\n---\n${header}`)!;
    assert.deepEqual(
      problems.map(({ code, range, first }) => [
        code,
        range.start.line,
        range.end.character,
        first?.start.line,
      ]),
      [['DUPLICATE_KEY', 3, 5, 1]],
    );
    assert.equal(entries.length, 3);
  });
});

describe('front matter made to do harm', () => {
  /** An alias bomb of nine levels. */
  const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x]']
    .concat(
      Array.from({ length: 8 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`),
    )
    .join('\n');
  const cases: Record<string, [yaml: string, code: string]> = {
    'an alias bomb': [bomb, 'ALIASES'],
    'an alias of nothing': ['a: *b', 'ALIASES'],
    'a thousand merges': [`a: &a {x: 1}\nb: [${Array(1000).fill('{<<: *a}').join(', ')}]`, 'ALIASES'],
    '20,000 open brackets': [`a: ${'['.repeat(10_000)}`, 'TOO_DEEP'],
    'brackets in brackets': [`a: ${'['.repeat(80)}${']'.repeat(80)}`, 'TOO_DEEP'],
    'lists in lists': [
      `a:\n${Array.from({ length: 90 }, (_, i) => `${' '.repeat(i)}-`).join('\n')} x`,
      'TOO_DEEP',
    ],
    'lists in lists on one line': [`${'- '.repeat(100)}x`, 'TOO_DEEP'],
    'two megabytes of it': [`a: ${'x'.repeat(2_000_000)}`, 'TOO_LONG'],
    'two million blank lines': [`${'\n'.repeat(2_000_000)}a: 1`, 'TOO_LONG'],
    '16,000 blank lines': [`${'\n'.repeat(16_000)}a: "`, 'MISSING_CHAR'],
  };
  for (const [what, [yaml, code]] of Object.entries(cases)) {
    it(`${what}: is refused, and quickly`, () => {
      const { problems } = frontMatterOf(`---\n${yaml}\n---\n${header}`)!;
      assert.equal(problems[0]?.code, code);
    });
  }
});
