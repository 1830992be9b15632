import assert from 'node:assert/strict';
import { besideName, plainText, withIcon } from '../../../client/src/support/plainText';

/** The pattern of a link in VS Code's `parseLinkedText` (1.139), which parses notifications and the text below an input. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

/** The pattern of an icon in `renderLabelWithIcons`, which parses labels and the status bar. */
const ICON = /(?:\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

const asShown = (text: string) => text.replaceAll('\u2060', '');

describe('a plain text', () => {
  for (const text of [
    '[Reopen as UTF-8](command:workbench.action.quickOpen?%22x%22)-chat.md',
    '[Kim](https://example.org) [Park](file:///etc "a title")',
    '[[Kim](command:quit)',
    '$(bug) Kim $(sync~spin)',
    '$(bug)](command:quit)',
    '[$(bug)](command:quit)',
  ]) {
    it(`holds no link and no icon, and looks the same: ${text}`, () => {
      assert.ok(LINK.test(text) || ICON.test(text), 'it would hold one');
      const plain = plainText(text);
      assert.doesNotMatch(plain, LINK);
      assert.doesNotMatch(plain, ICON);
      assert.equal(asShown(plain), text);
      assert.equal(plainText(plain), plain);
    });
  }

  it('is the text itself where there is nothing in it', () => {
    for (const text of ['', '$5 (five)', '[Kim] (Acme)', '龚某-银联 ] ('])
      assert.equal(plainText(text), text);
  });

  it('may have an icon before it, and only there', () => {
    assert.equal(withIcon('check', plainText('$(bug)')), '$(check) $\u2060(bug)');
  });

  it('does not turn round what stands beside it', () => {
    assert.equal(besideName('שלום 123', '2 · 1 log'), '\u20662 · 1 log\u2069');
    assert.equal(besideName('\u202eevil', '2'), '\u20662\u2069');
    assert.equal(besideName('🌙 夜航船', '2 · $(bug)'), '2 · $\u2060(bug)');
  });
});
