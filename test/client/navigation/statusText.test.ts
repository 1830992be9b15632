import assert from 'node:assert/strict';
import { statusName } from '../../../client/src/navigation/statusText';

describe('a name in the status bar', () => {
  it('is cut where it is long, between characters', () => {
    assert.equal(statusName('李雷-某某-产品-上海'), '李雷-某某-产品-上海');
    assert.equal(statusName('x'.repeat(24)), 'x'.repeat(24));
    assert.equal(statusName('x'.repeat(25)), `${'x'.repeat(23)}…`);
    assert.equal(statusName(`${'x'.repeat(22)}😀😀`), `${'x'.repeat(22)}…`);
  });

  it('holds no icon, nor a command', () => {
    assert.equal(statusName('$(sync~spin) Kim'), '\\$(sync~spin) Kim');
    assert.equal(statusName('$(x'), '$(x');
    assert.equal(statusName('$5 (five)'), '$5 (five)');
  });
});
