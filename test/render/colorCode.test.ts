import * as assert from 'node:assert/strict';
import { colorCode } from '../../server/src/render/code/colorCode';
import { shownHtml } from '../support/shownText';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Colors code, with marks instead of elements: `«comment //a»`. */
const colored = (code: string, language: string) =>
  colorCode(code, language, escapeHtml).replace(/<span class="code-(\w+)">(.*?)<\/span>/gs, '«$1 $2»');

describe('Code with colors', () => {
  it('has comments, texts, numbers and keywords of its language', () => {
    assert.equal(colored('const a = 0x1F; // b', 'js'), '«keyword const» a = «number 0x1F»; «comment // b»');
    assert.equal(colored('/* a\n*/ "b\\"c"', 'Java'), '«comment /* a\n*/» «string "b\\"c"»');
    assert.equal(
      colored("def a(): return 'b' # c", 'py'),
      "«keyword def» a(): «keyword return» «string 'b'» «comment # c»",
    );
    assert.equal(colored('Select 1 -- a', 'sql'), '«keyword Select» «number 1» «comment -- a»');
    assert.equal(colored('{"a": true}', 'json'), '{«string "a"»: «keyword true»}');
  });

  it('is escaped everywhere', () => {
    assert.equal(colored('a < "<b>" // <c>', 'ts'), 'a &lt; «string "&lt;b>"» «comment // &lt;c>»');
    assert.match(
      shownHtml('```js\nlet a = "</code><script>"\n```'),
      /<span class="code-string">&quot;&lt;\/code&gt;&lt;script&gt;/,
    );
  });

  it('of no known language stays as it is', () => {
    assert.equal(colored('let a', 'constructor'), '');
    assert.doesNotMatch(shownHtml('```\nlet a\n```'), /span/);
    assert.match(
      shownHtml('```js\nlet\n```'),
      /^<pre tabindex="0"><code data-line="0" class="language-js"><span/,
    );
  });

  it('has an apostrophe that opens nothing', () =>
    assert.equal(colored("don't if", 'sh'), "don't «keyword if»"));

  it('takes a time that grows with its length only', () => {
    for (const unit of ["\\'", "'\\", '`', '/*', '"\n', "'\\\n", '0', 'a1', '😀']) {
      const code = unit.repeat(300_000);
      assert.ok(colorCode(code, 'js', escapeHtml).length >= code.length, unit);
    }
  });
});
