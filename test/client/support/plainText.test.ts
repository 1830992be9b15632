import assert from 'node:assert/strict';
import { besideName, plainPrompt, withoutIcons, withoutLinks } from '../../../client/src/support/plainText';

describe('what people have written, as plain text', () => {
  it('holds no icon', () => {
    assert.equal(withoutIcons('$(bug) Kim $(sync~spin)'), '\\$(bug) Kim \\$(sync~spin)');
    assert.equal(withoutIcons('$5 (five)'), '$5 (five)');
    assert.equal(withoutIcons('$(x'), '$(x');
  });

  it('holds no link, and looks the same', () => {
    const text = withoutLinks('[Kim](command:quit) [Park](https://example.org)');
    assert.doesNotMatch(text, /\]\(/);
    assert.equal(text.replaceAll('\u2060', ''), '[Kim](command:quit) [Park](https://example.org)');
    assert.equal(withoutLinks('[Kim] (Acme)'), '[Kim] (Acme)');
  });

  it('holds neither below an input', () => {
    assert.equal(plainPrompt('$(bug) [a](command:b)'), '\\$(bug) [a]\u2060(command:b)');
  });

  it('does not turn round what stands beside it', () => {
    assert.equal(besideName('שלום 123', '2 · 1 log'), '\u20662 · 1 log\u2069');
    assert.equal(besideName('\u202eevil', '2'), '\u20662\u2069');
    assert.equal(besideName('🌙 夜航船', '2'), '2');
  });
});
