import * as assert from 'node:assert/strict';
import { speakerHue } from '../../server/src/render/speakerHue';

describe('The hue of a speaker', () => {
  it('is that of the longer names of the same person', () => {
    for (const name of [
      '李雷-某某-产品-上海',
      '李雷_某某',
      '李雷（出差）',
      '李雷  某某 pm',
      ' 李雷 ',
      '李雷|某某',
    ]) {
      assert.equal(speakerHue(name), speakerHue('李雷'), name);
    }
    assert.equal(speakerHue('Kim-Acme'), speakerHue('ＫＩＭ'));
    assert.notEqual(speakerHue('Kim Park'), speakerHue('Kim Lee'));
  });

  it('is a whole number of degrees, for any text', () => {
    for (const name of ['', '-', '我', '😀', '\ud800', 'a'.repeat(10_000)]) {
      const hue = speakerHue(name);
      assert.ok(Number.isInteger(hue) && hue >= 0 && hue < 360, name);
    }
  });

  it('spreads: of 360 names no twelfth of the circle gets less than half or more than twice its share', () => {
    const counts = new Array<number>(12).fill(0);
    for (let i = 0; i < 360; i++) counts[Math.floor(speakerHue(`成员${i}`) / 30)]!++;
    for (const count of counts) assert.ok(count >= 15 && count <= 60, counts.join(' '));
  });
});
