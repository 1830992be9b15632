import assert from 'node:assert/strict';
import { excerpt } from '../../server/src/text/excerpt';
import { truncate } from '../../server/src/text/surrogates';

describe('a text that is cut', () => {
  it('ends at the length, or before a pair that stands there', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 9].map(length => truncate('a😀b', length)),
      ['', 'a', 'a', 'a😀', 'a😀b', 'a😀b'],
    );
  });

  it('shows that something follows', () => {
    assert.equal(excerpt('a😀bc', 5), 'a😀bc');
    assert.equal(excerpt('a😀bc', 4), 'a😀…');
    assert.equal(excerpt('a😀bc', 3), 'a…');
  });
});
