import assert from 'node:assert/strict';
import { RestartBudget } from '../../../client/src/server/restartBudget';

describe('the budget of restarts', () => {
  it('is spent after so many deaths within the stretch of time', () => {
    const budget = new RestartBudget(2, 1_000);
    assert.deepEqual(
      [0, 10, 20].map(now => budget.spend(now)),
      [true, true, false],
    );
  });

  it('forgets deaths that are long past, and all of them on request', () => {
    const budget = new RestartBudget(2, 1_000);
    assert.deepEqual(
      [0, 900, 1_800, 2_700].map(now => budget.spend(now)),
      [true, true, true, true],
    );
    assert.equal(budget.spend(2_701), false);
    budget.reset();
    assert.equal(budget.spend(2_702), true);
  });
});
