import assert from 'node:assert/strict';
import { hasIdeograph, isDistinctive, isFullChineseName, partsOf } from '../../server/src/people/nameParts';

describe('the parts of a name', () => {
  for (const [name, ...segments] of [
    ['Kim Park', 'kim', 'park'],
    ['Ｋｉｍ＿Ｐａｒｋ', 'kim', 'park'],
    ["O'Neil & Söhne 2.0", 'oneil', 'söhne', '20'],
    ['AT&T', 'att'],
    ['李雷-某某-上海', '李雷', '某某', '上海'],
    ['Kim?🌙 Acme', 'kim', 'acme'],
    ['ΑΣ', 'ας'],
    ['- ? …'],
  ]) {
    it(`of ${name}`, () => assert.deepEqual(partsOf(name!), { whole: segments.join(''), segments }));
  }
});

describe('a folded name', () => {
  // Each kind of letters: those of nearly all names, and rarer ones.
  for (const [text, ...properties] of [
    ['李雷', 'distinctive', 'full', 'Chinese'],
    ['王𠮷', 'distinctive', 'full', 'Chinese'],
    ['李', 'Chinese'],
    ['𠮷', 'Chinese'],
    ['李雷雷雷雷', 'distinctive', 'Chinese'],
    ['kim', 'distinctive'],
    ['söh', 'distinctive'],
    ['ki'],
    ['ki7'],
    ['sö'],
    ['李k', 'Chinese'],
    ['李kö', 'distinctive', 'Chinese'],
    ['あべ'],
    ['あべべ', 'distinctive'],
    ['zhang'],
    [''],
  ]) {
    it(`${text} is ${properties.join(', ') || 'nothing'}`, () => {
      const found = [
        ...(isDistinctive(text!) ? ['distinctive'] : []),
        ...(isFullChineseName(text!) ? ['full'] : []),
        ...(hasIdeograph(text!) ? ['Chinese'] : []),
      ];
      assert.deepEqual(found, properties);
    });
  }
});
