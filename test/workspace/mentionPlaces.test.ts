import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTranscript } from '../../server/src/model/parse';
import { NameIndex } from '../../server/src/people/mention';
import { mentionSites } from '../../server/src/people/mentionSites';
import { MentionPlacesBuilder } from '../../server/src/workspace/mentionPlaces';
import { runs } from '../support/runs';

/** The places of the messages of a text, as they are and packed. */
function placesOf(text: string) {
  const { messages, startLines } = parseTranscript(text);
  const builder = new MentionPlacesBuilder();
  const expected = messages.flatMap((message, i) =>
    mentionSites(message).map(site => ({ ...site, line: site.line + startLines[i]! })),
  );
  for (const { line, start, text: site } of expected) builder.add(line, start, site);
  return { places: builder.finish(), expected };
}

describe('the places of mentions', () => {
  const piece = fc.oneof(
    fc.constantFrom('@', '@Kim', '@李雷', ' ', 'x', '😀', '@😀', '\n', '> 08:00:00  Kim\n\n', '`', '&amp;'),
    fc.constant('记'.repeat(90)),
  );
  const text = fc.array(piece, { maxLength: 60 }).map(pieces => `> 08:00:00  Kim\n\n${pieces.join('')}`);

  it('are the same after they were packed', () => {
    fc.assert(
      fc.property(text, whole => {
        const { places, expected } = placesOf(whole);
        assert.deepEqual(places.all(), expected);
        assert.equal(places.length, expected.length);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('are found by names as they are one by one', () => {
    const names = fc.array(fc.constantFrom('Kim', 'K', '李', '李雷', '😀', '&', 'x y', ''), { maxLength: 3 });
    fc.assert(
      fc.property(text, names, (whole, some) => {
        const { places, expected } = placesOf(whole);
        const index = new NameIndex(some);
        const isThere = expected.some(site => index.longestAt(site.text, 1) !== undefined);
        assert.equal(places.haveOneOf(index), isThere);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('share their texts: a line of signs takes no more than itself', () => {
    const { places } = placesOf(`> 08:00:00  Kim\n\n${'@'.repeat(10_000)}`);
    assert.ok(places.packed.length < 25_000, String(places.packed.length));
  });
});
