import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { FrontMatterEntry } from '../../server/src/model/frontMatter';
import { parseTranscript } from '../../server/src/model/parse';
import { shiftRange } from '../../server/src/text/span';
import { readPlainYaml } from '../../server/src/yaml/plainYaml';
import { runs } from '../support/runs';

/** Plain text, and characters that have a meaning in YAML. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'Zq', '0', '9', '中', '文', ' ', ...'.-/_|@?()&+—～', ', ') },
  fc.constantFrom(...'\t:#"\\[],&*!|>%@`?{}=~é\u00a0\u3000', '  ', '<<', 'y', 'no', 'Null', 'TRUE', '.inf'),
  fc.constantFrom('e5', '0x1f', '1_000', '12:30', '012', '1e3', '2018-01-22', ' 12:00:00'),
);
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map(pieces => pieces.join(''));
const value = fc.oneof(
  text,
  text.map(content => `"${content}"`),
  text.map(content => `[${content}]`),
  fc.integer({ min: -10, max: 2_000_000_000 }).map(String),
  fc.constantFrom('2018-01-22 12:00:00', '2018-13-45 99:99:99', '0018-01-02 03:04:05', '2018-01-22'),
);
const gap = fc.constantFrom(' ', '  ', '\t\t  ');
const line = fc
  .tuple(fc.constantFrom('layout', 'title', 'tag', 'header-img', 'y', 'on', 'Tag', 'a'), gap, value, gap)
  .map(([key, before, value, after]) => `${key}:${before}${value}${after}`);

/** The front matter of these lines as the package reads it: a comment with an asterisk is never plain. */
function readByPackage(lines: readonly string[]) {
  const { kind, problems, entries } = frontMatter(['# *', ...lines]);
  return { kind, problems, entries: entries.map(moveUp) };
}

function moveUp(entry: FrontMatterEntry): FrontMatterEntry {
  return { ...entry, keyRange: shiftRange(entry.keyRange, -1), valueRange: shiftRange(entry.valueRange, -1) };
}

function frontMatter(lines: readonly string[]) {
  return parseTranscript(`---\n${lines.join('\n')}\n---\n`).head.frontMatter!;
}

describe('plain YAML', () => {
  it('is read as the package reads it', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), lines => {
        if (readPlainYaml(lines) === undefined) return;
        plain++;
        const { kind, problems, entries } = frontMatter(lines);
        assert.deepEqual({ kind, problems, entries }, readByPackage(lines));
      }),
      { numRuns: runs(3_000) },
    );
    assert.ok(plain > 200, `only ${plain} of the cases were plain`);
  });

  it('is what front matter usually is', () => {
    const lines = [
      'layout:     source ',
      'title:      "2020-02-02-WeChat"',
      'date:       2020-02-02 12:00:00',
    ];
    const more = [
      'author:     某某群',
      'lines:      232 ',
      'tag:\t\t  [chat]',
      'header-img: "img/post-bg.jpg"',
    ];
    assert.deepEqual(
      readPlainYaml([...lines, ...more])?.map(entry => entry.value),
      [
        'source',
        '2020-02-02-WeChat',
        new Date('2020-02-02T12:00:00Z'),
        '某某群',
        232,
        ['chat'],
        'img/post-bg.jpg',
      ],
    );
  });

  for (const other of [
    'author: yes',
    'author: "a\\n"',
    'author: a: b',
    'author: a # b',
    '- a',
    '',
    'a:',
    ' a: b',
  ]) {
    it(`is not ${JSON.stringify(other)}`, () => assert.equal(readPlainYaml([other]), undefined));
  }

  it('is not a key that stands twice', () => assert.equal(readPlainYaml(['tag: a', 'tag: b']), undefined));

  for (const unit of ['a', '"', '[', '- ', 'a.', 'a-', 'a, ', '1']) {
    it(`takes time linear in a line of ${unit}`, () =>
      // So long that quadratic work takes minutes.
      assert.equal(readPlainYaml([`key: ${unit.repeat(3_000_000)}!`]), undefined));
  }
});
