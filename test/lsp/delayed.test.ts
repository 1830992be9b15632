import * as assert from 'node:assert/strict';
import { mock } from 'node:test';
import { Delayed } from '../../server/src/lsp/delayed';

describe('a delayed action', () => {
  let runs: number;
  let action: Delayed;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    runs = 0;
    action = new Delayed(300, () => void runs++);
  });
  afterEach(() => mock.timers.reset());

  it('runs once for all requests within its time', () => {
    action.request();
    mock.timers.tick(200);
    action.request();
    mock.timers.tick(99);
    assert.equal(runs, 0);
    mock.timers.tick(500);
    assert.equal(runs, 1);
    action.request();
    mock.timers.tick(300);
    assert.equal(runs, 2);
  });

  it('runs once without the wait, also for what was requested before', () => {
    action.request();
    action.requestNow();
    mock.timers.tick(0);
    assert.equal(runs, 1);
    mock.timers.tick(500);
    assert.equal(runs, 1);
  });

  it('does not run once it is disposed', () => {
    action.request();
    action.dispose();
    action.requestNow();
    mock.timers.tick(500);
    assert.equal(runs, 0);
  });
});
