import assert from 'node:assert/strict';
import { readCssColor } from '../../server/src/registry/cssColor';

describe('a CSS color', () => {
  const check = (text: string, expected: string | undefined) =>
    it(text.slice(0, 40) || 'nothing', () => assert.equal(readCssColor(text), expected));

  check('#3B82F6', '#3b82f6');
  check(' #abc ', '#abc');
  check('#abcd', '#abc');
  check('#3b82f680', '#3b82f6');
  check('Tomato', 'tomato');
  check('rgb(1, 2, 3)', 'rgb(1 2 3)');
  check('rgba(1,2,3,.5)', 'rgb(1 2 3)');
  check('rgb(10% 20% 30% / 50%)', 'rgb(10% 20% 30%)');
  check('hsl(210deg 50% 40%)', 'hsl(210deg 50% 40%)');
  check('HSLA(210, 50%, 40%, 1)', 'hsl(210 50% 40%)');

  check('', undefined);
  check('#12', undefined);
  check('#12345g', undefined);
  check('blurple', undefined);
  check('rgb(1 2)', undefined);
  check('rgb(1 2 3%)', undefined);
  check('rgb(1deg 2 3)', undefined);
  check('hsl(1 2 3)', undefined);
  check('hsl(10% 2% 3%)', undefined);
  check('rgb(1 2 3 4 5)', undefined);
  check('rgb(1 2 3 1deg)', undefined);
  check('url(x)', undefined);
  check('var(--x)', undefined);
  check('red;background:url(x)', undefined);
  check('#fff" onload="x', undefined);
  check(`rgb(${'1'.repeat(100_000)} 2 3)`, undefined);
});
