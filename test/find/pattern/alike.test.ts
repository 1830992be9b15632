import assert from 'node:assert/strict';
import { Alike } from '../../../server/src/find/pattern/alike';
import { HAN_FORMS } from '../../../server/src/text/hanForms';

const chars = (alike: Alike, char: string) =>
  alike
    .of(char.codePointAt(0)!)
    .map(point => String.fromCodePoint(point))
    .sort()
    .join('');

describe('Characters that are alike', () => {
  it('differ in case, width or form alone', () => {
    const alike = new Alike({}, HAN_FORMS);
    assert.equal(chars(alike, 'a'), 'AaＡａ');
    assert.equal(chars(alike, '，'), ',，');
    assert.equal(chars(alike, '发'), '发發髮');
    assert.equal(chars(alike, '髮'), '发發髮');
    assert.equal(chars(alike, '𐐨'), '𐐀𐐨');
    assert.equal(chars(alike, '款'), '款');
  });

  it('are told apart by choice', () => {
    assert.equal(chars(new Alike({ matchCase: true }), 'a'), 'aａ');
    assert.equal(chars(new Alike({ matchWidth: true }), 'a'), 'Aa');
    assert.equal(chars(new Alike({ matchWidth: true }), 'ａ'), 'Ａａ');
    assert.equal(chars(new Alike({ matchForms: true }, HAN_FORMS), '发'), '发');
  });

  it('include all letters that have two cases', () => {
    const alike = new Alike({ matchWidth: true });
    for (let point = 0; point <= 0x1ffff; point++) {
      const char = String.fromCodePoint(point);
      const lower = char.toLowerCase();
      if (lower === char || lower.length !== char.length) continue;
      assert.ok(alike.of(point).includes(lower.codePointAt(0)!), `U+${point.toString(16)}`);
      assert.ok(alike.of(lower.codePointAt(0)!).includes(point), `U+${point.toString(16)}`);
    }
  });

  it('are alike both ways: no character is in two groups', () => {
    const alike = new Alike({}, HAN_FORMS);
    for (const group of alike.groups) for (const point of group) assert.equal(alike.of(point), group);
  });
});
