import assert from 'node:assert/strict';
import { missingIn } from '../../../server/src/import/exported/missing';
import { Sample, sampleOf } from '../../../server/src/import/exported/sample';
import { sampleFile } from './exports';
import { OTHER_TEXTS } from './otherTexts';

const missing = (text: string) => missingIn(new Sample(new TextEncoder().encode(text)));

describe('what a text lacks to be a conversation', () => {
  const check = (title: string, text: string, expected: string | undefined) =>
    it(title, () => assert.equal(missing(text), expected));

  check(
    'the speakers: captions of a film',
    '1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n\n2\n00:00:02,000 --> 00:00:03,000\nWelcome.\n',
    'speakers',
  );
  check(
    'the times: lines that were cut out of a log of IRC',
    '<nora> hi\n<@ben> ho\n* nora waves\n<nora> bye\n',
    'times',
  );
  check(
    'nothing: one caption may be a text about captions',
    'See:\n\n00:01 --> 00:02\n\nas above\n',
    undefined,
  );
  check('nothing: elements of HTML', '<div> a\n<span> b\n<p> c\n', undefined);
  check(
    'nothing: an example in a document',
    `# IRC\n\n${'Some words about it.\n'.repeat(9)}<a> hi\n<b> ho\n<a> hi\n`,
    undefined,
  );

  it('nothing, in other texts', () => {
    const found = Object.entries(OTHER_TEXTS).filter(([title, text]) => {
      const isKnown = title === 'captions without names' || title === 'lines without times';
      return (missing(text) !== undefined) !== isKnown;
    });
    assert.deepEqual(found, []);
  });

  it('the speakers: of a transcript it is told only if no source reads it', () => {
    assert.equal(missingIn(sampleOf(sampleFile('transcript.vtt'))), 'speakers');
  });
});
