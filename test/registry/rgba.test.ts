import assert from 'node:assert/strict';
import { cssNotations, rgbaOf } from '../../server/src/registry/rgba';

describe('the value of a CSS color', () => {
  const check = (text: string, expected: readonly number[] | undefined) =>
    it(text, () => {
      const value = rgbaOf(text);
      const bytes = value && [value.red, value.green, value.blue].map(part => Math.round(part * 255));
      assert.deepEqual(bytes && [...bytes, Number(value!.alpha.toFixed(2))], expected);
    });

  check('#3B82F6', [59, 130, 246, 1]);
  check('#abc', [170, 187, 204, 1]);
  check('#abc0', [170, 187, 204, 0]);
  check('#3b82f680', [59, 130, 246, 0.5]);
  check('Tomato', [255, 99, 71, 1]);
  check('rebeccapurple', [102, 51, 153, 1]);
  check('rgb(1, 2, 3)', [1, 2, 3, 1]);
  check('rgba(1,2,3,.5)', [1, 2, 3, 0.5]);
  check('rgb(10% 20% 100% / 50%)', [26, 51, 255, 0.5]);
  check('rgb(-5 999 3 / 7)', [0, 255, 3, 1]);
  check('hsl(0 100% 50%)', [255, 0, 0, 1]);
  check('hsl(217.2 91.2% 59.8%)', [59, 130, 246, 1]);
  check('hsl(-120 100% 50%)', [0, 0, 255, 1]);
  check('hsl(.5turn 100% 25% / .25)', [0, 128, 128, 0.25]);
  check('hsl(200grad 100% 25%)', [0, 128, 128, 1]);
  check('hsl(3.14159265rad 100% 50%)', [0, 255, 255, 1]);
  check('hsl(9 200% 150%)', [255, 255, 255, 1]);
  check('blurple', undefined);
  check('', undefined);
});

describe('the notations of a color', () => {
  const notations = (text: string) => cssNotations(rgbaOf(text)!);

  it('are hexadecimal, rgb() and hsl()', () => {
    assert.deepEqual(notations('#7C3AED'), ['#7c3aed', 'rgb(124 58 237)', 'hsl(262.1 83.3% 57.8%)']);
    assert.deepEqual(notations('black'), ['#000000', 'rgb(0 0 0)', 'hsl(0 0% 0%)']);
    assert.deepEqual(notations('white'), ['#ffffff', 'rgb(255 255 255)', 'hsl(0 0% 100%)']);
  });

  it('have transparency where there is some', () => {
    assert.deepEqual(notations('#7c3aed80'), [
      '#7c3aed80',
      'rgb(124 58 237 / 50.2%)',
      'hsl(262.1 83.3% 57.8% / 50.2%)',
    ]);
    assert.deepEqual(notations('rgb(0 0 0 / .999)')[0], '#000000');
    assert.deepEqual(notations('rgb(0 0 0 / .999)')[1], 'rgb(0 0 0)');
  });

  it('take no part that is out of bounds', () => {
    assert.deepEqual(cssNotations({ red: 2, green: -1, blue: 0, alpha: 9 }), [
      '#ff0000',
      'rgb(255 0 0)',
      'hsl(0 100% 50%)',
    ]);
  });

  it('never show a hue of 360 degrees', () => {
    assert.equal(cssNotations({ red: 1, green: 0, blue: 0.0001, alpha: 1 })[2], 'hsl(0 100% 50%)');
  });

  it('are all the same color, for every 17th value of each part', () => {
    for (let red = 0; red < 256; red += 17) {
      for (let green = 0; green < 256; green += 17) {
        for (let blue = 0; blue < 256; blue += 17) {
          const color = { red: red / 255, green: green / 255, blue: blue / 255, alpha: (red ^ blue) / 255 };
          const [hex, ...others] = cssNotations(color);
          for (const other of others) assert.equal(cssNotations(rgbaOf(other)!)[0], hex, other);
        }
      }
    }
  });
});
