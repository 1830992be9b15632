import assert from 'node:assert/strict';
import { assertLinear } from './growth';

describe('The measure of growth', () => {
  /** So much that it can be measured, and nothing that a compiler can leave out. */
  function steps(count: number): void {
    let hash = 0;
    for (let i = 0; i < count; i++) hash = (hash * 31 + i) | 0;
    assert.ok(Number.isInteger(hash));
  }

  it('lets linear work pass', () => assertLinear(count => steps(count * 1_000), 1_000));

  it('refuses quadratic work', () =>
    assert.rejects(
      assertLinear(count => steps(count * count), 300),
      /16 times as much took 2\d\d times as long/,
    ));
});
