import * as assert from 'node:assert/strict';
import { headerPlaces } from '../../server/src/people/headerPlaces';

/** Quadratic work takes minutes with so many. */
const NAMES = 500_000;

describe('the headers of a name', () => {
  it('are found without a look at all other names', () => {
    const headers = {
      length: NAMES,
      names: Array.from({ length: NAMES }, (_, i) => `Kim ${i}`),
      nameIndex: (header: number) => NAMES - 1 - header,
      timestamp: () => undefined,
    };
    for (const [i, name] of headers.names.entries())
      assert.equal(headerPlaces(headers, name)[0], NAMES - 1 - i);
  });
});
