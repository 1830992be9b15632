import assert from 'node:assert/strict';
import { countSaid, saidCounts } from '../../server/src/find/saidCounts';
import { searchedBody } from '../../server/src/find/searchedBody';
import { parseTranscript } from '../../server/src/model/parse';
import { MAX_MARKDOWN_LENGTH } from '../../server/src/render/renderMessage';
import { message } from '../support/logText';
import { renderContext } from '../support/renderContext';

/** The only message of a log. */
function messageOf(body: string) {
  const { messages } = parseTranscript(message('08:00:00', 'Kim', body));
  assert.equal(messages.length, 1);
  return messages[0]!;
}

describe('How much is said in a message', () => {
  const cases: [what: string, body: string, characters: number, images: number, links: number][] = [
    ['a plain text, without its white space', 'Good morning, 周砚 !', 15, 0, 0],
    ['a character of two units once', '😀𠮷', 2, 0, 0],
    ['what Markdown shows', 'a **b** `c` &amp; \\*\n\n- d\n- e', 7, 0, 0],
    ['an emoticon as its emoji', 'ok[强]', 3, 0, 0],
    ['a mention', '@Kim ok', 6, 0, 0],
    ['an image', '![a table](http://example.org/a.png)', 0, 1, 0],
    ['an image whose address has an unusual form', '![a table](http://example.org/a.png?b=c "T")', 0, 1, 0],
    ['images in a text', 'see ![a](b.png) and ![c](/d.png)', 6, 2, 0],
    ['an image in code, which is none', '`![a](b.png)`', 11, 0, 0],
    ['an address', 'http://e.org', 12, 0, 1],
    ['links by their texts', '[ab](http://e.org/) and mail <mailto:a@e.org>', 23, 0, 2],
    ['a linked image', '[![a](b.png)](http://e.org)', 0, 1, 1],
    ['a link of a scheme that is not shown as one', '[ab](../b.html)', 2, 0, 0],
    ['what answers, without the quote', '> **Kim**: see http://e.org ![a](b.png)\n\nfine', 4, 0, 0],
    ['a quote that is all there is', '> fine', 4, 0, 0],
    ['no reactions', 'fine\n\n*(edited · 👍 2)*', 4, 0, 0],
    ['nothing of a comment for rules', '<!-- chatlog-disable-next-line -->\nfine', 4, 0, 0],
    ['no text', '', 0, 0, 0],
    ['all of a text whose beginning alone is shown', 'ab '.repeat(MAX_MARKDOWN_LENGTH), 40_000, 0, 0],
  ];
  for (const [what, body, characters, images, links] of cases) {
    it(`counts ${what}`, () => {
      assert.deepEqual(countSaid(messageOf(body)), { characters, images, links });
    });
  }

  it('has an image or a link where a search finds one', () => {
    for (const [, body, , images, links] of cases.filter(([what]) => !what.includes('quote'))) {
      const { kinds } = searchedBody(messageOf(body), renderContext(['Kim']));
      assert.deepEqual([(kinds & 1) !== 0, (kinds & 2) !== 0], [images > 0, links > 0], body);
    }
  });

  it('is counted once', () => {
    const said = messageOf('Good morning!');
    assert.equal(saidCounts(said), saidCounts(said));
    assert.deepEqual(saidCounts(said), countSaid(said));
  });
});
