import assert from 'node:assert/strict';
import { shortName } from '../../../client/src/navigation/shortName';

describe('a name in the status bar', () => {
  it('is cut where it is long, between characters', () => {
    assert.equal(shortName('李雷-某某-产品-上海'), '李雷-某某-产品-上海');
    assert.equal(shortName('x'.repeat(24)), 'x'.repeat(24));
    assert.equal(shortName('x'.repeat(25)), `${'x'.repeat(23)}…`);
    assert.equal(shortName(`${'x'.repeat(22)}😀😀`), `${'x'.repeat(22)}…`);
  });
});
