import assert from 'node:assert/strict';
import { wordAt } from '../../server/src/text/words';
import { readCursor } from '../support/marks';

/** The word at the cursor of a line. */
function check(marked: string, expected: string | undefined): void {
  const { text: line, offset } = readCursor(marked);
  const word = wordAt(line, offset);
  assert.equal(word && line.slice(word.start, word.end), expected, marked);
}

/** The same with and without the host's dictionary. */
function checkAnywhere(): void {
  check('hello wo|rld', 'world');
  check('|hello', 'hello');
  check('hello|', 'hello');
  check('hello|, x', 'hello');
  check('hello ,| x', undefined);
  check('|', undefined);
  check('a_b1| c', 'a_b1');
  check('é|té', 'été');
  check('😀| x', undefined);
  check(`${'x'.repeat(600)}|${'x'.repeat(600)}`, undefined);
  check(`${'x '.repeat(600)}wo|rd${' x'.repeat(600)}`, 'word');
  check(`${'😀'.repeat(600)}wo|rd${'😀'.repeat(601)}`, 'word');
}

describe('words', () => {
  it('are those of the host’s dictionary', () => {
    checkAnywhere();
    check('今天天气|不错', '不错');
    check('今天|天气不错', '天气');
    check('我们在北京|。', '北京');
  });

  it('are runs of one script where the host has none', () => {
    const own = Intl.Segmenter;
    Object.assign(Intl, { Segmenter: undefined });
    try {
      checkAnywhere();
      check('我们用Jek|yll写', 'Jekyll');
      check('我|们用Jekyll写', '我们用');
      check('こん|にちは世界', 'こんにちは');
    } finally {
      Object.assign(Intl, { Segmenter: own });
    }
  });
});
