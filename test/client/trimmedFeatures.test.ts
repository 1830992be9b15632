import assert from 'node:assert/strict';
import { UNUSED_FEATURES } from '../../scripts/trimLanguageClient.mjs';
import { features } from '../../server/src/features';

/** The part of a method that says what it is about: `textDocument/prepareCallHierarchy` and `callHierarchy/…` alike. */
const subject = (method: string) => method.replace(/^\w+\/(?:prepare)?/, '').toLowerCase();

describe('what is left out of the language client', () => {
  it('serves no method of the server', () => {
    const left = Object.values(UNUSED_FEATURES).map(subject);
    assert.deepEqual(
      features.map(feature => feature.method).filter(method => left.includes(subject(method))),
      [],
    );
  });
});
