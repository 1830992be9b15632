import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ChatLog } from '../../server/src/document/chatLog';
import { type LogSymbol, personSymbolAt, symbolAt } from '../../server/src/log/symbolAt';
import { NameIndex } from '../../server/src/people/mention';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { readCursor } from '../support/marks';

const others = new NameIndex(['韩梅梅', 'Kim Parker-Acme']);

function logOf(text: string): ChatLog {
  return new ChatLog(text, { fileName: '2024-02-09-chat.markdown', levels: ruleLevels() });
}

/** The symbol at the cursor of a text, with the text of its range and of its extent. */
function at(marked: string): (LogSymbol & { readonly own: string; readonly whole: string }) | undefined {
  const { text, position } = readCursor(marked);
  const document = TextDocument.create('file:///a', 'chatlog', 1, text);
  const symbol = symbolAt(logOf(text), position, others);
  return symbol && { ...symbol, own: document.getText(symbol.range), whole: document.getText(symbol.extent) };
}

/** The symbol at the cursor of a body: its kind, its text and its whole text. */
function inBody(body: string): string[] | undefined {
  const symbol = at(`> 07:08:28  Kim Park\n   \n${body}\n   \n> 07:09:00  李雷-产品\n   \n好\n`);
  return symbol && [symbol.kind, symbol.own, symbol.whole];
}

describe('what is at a position', () => {
  it('is the speaker of a header, from its beginning to behind its end', () => {
    for (const header of ['> 07:08:28  |Kim Park', '> 07:08:28  Kim| Park', '> 07:08:28  Kim Park|']) {
      const symbol = at(`${header}  \n\nHi\n`);
      assert.equal(symbol?.kind, 'speaker');
      assert.equal(symbol?.own, 'Kim Park');
    }
    assert.equal(at('> 07:08:28  Kim Park |\n'), undefined);
    assert.equal(at('> 07:08:28 | Kim Park\n'), undefined);
  });

  it('is the time of a header, also of one out of range', () => {
    const symbol = at('> 07:0|8:28  Kim Park\n');
    assert.ok(symbol?.kind === 'time');
    assert.equal(symbol.own, '07:08:28');
    assert.equal(symbol.timestamp, 25708);
    const wrong = at('> 25:61:00|\n');
    assert.ok(wrong?.kind === 'time');
    assert.equal(wrong.timestamp, undefined);
  });

  it('is the name of a mention, found at its sign too', () => {
    for (const body of ['好 |@李雷-产品 ok', '好 @|李雷-产品 ok', '好 @李雷-产品| ok']) {
      assert.deepEqual(inBody(body), ['mention', '李雷-产品', '@李雷-产品']);
    }
    assert.equal(inBody('好| @李雷-产品'), undefined);
  });

  it('is the longest name of this log, then of the others, then what is written', () => {
    assert.deepEqual(inBody('@Kim Pa|rker-Acme')?.[1], 'Kim Parker-Acme');
    assert.deepEqual(inBody('@Kim Pa|rk-Acme')?.[1], 'Kim Park');
    assert.deepEqual(inBody('@韩|梅梅')?.[1], '韩梅梅');
    const known = at('> 07:08:28  Kim\n\n@Ki|m-Acme');
    assert.ok(known?.kind === 'mention' && known.known && known.goesOn);
    const unknown = at('> 07:08:28  Kim Park\n\n@Nob|ody!');
    assert.ok(unknown?.kind === 'mention' && !unknown.known);
    assert.equal(unknown.name, 'Nobody');
  });

  it('is of two mentions that meet the one that begins there', () => {
    assert.deepEqual(inBody('@韩梅梅|@Kim Park')?.[1], 'Kim Park');
    assert.deepEqual(inBody('@韩梅|梅@Kim Park')?.[1], '韩梅梅');
  });

  it('has a name as the headers have it where a body escapes it', () => {
    const symbol = at('> 07:08:28  A & B\n\n@A &amp;amp; |B hi\n');
    assert.ok(symbol?.kind === 'mention');
    assert.equal(symbol.name, 'A & B');
    assert.equal(symbol.own, 'A &amp;amp; B');
  });

  it('is an emoticon with its brackets', () => {
    const symbol = at('> 07:08:28  A\n\n😀好[强][Thumbs|Up]\n');
    assert.ok(symbol?.kind === 'emoticon');
    assert.equal(symbol.own, '[ThumbsUp]');
    assert.equal(symbol.emoticon.emoji, '👍');
    assert.deepEqual(inBody('[强|](笑)')?.[0], 'emoticon');
    assert.deepEqual(inBody('[强|](http://a.cn/x)')?.[0], 'link');
    assert.equal(inBody('[nothi|ng]'), undefined);
  });

  it('is an image or a link with what Markdown puts around it', () => {
    assert.deepEqual(inBody('x ![强|](img/a.png "t") y'), ['image', 'img/a.png', '![强](img/a.png "t")']);
    assert.deepEqual(inBody('看 http://a.cn/|x，然后'), ['link', 'http://a.cn/x', 'http://a.cn/x']);
    assert.deepEqual(inBody('[te|xt](http://a.cn)'), ['link', 'http://a.cn', '[text](http://a.cn)']);
    assert.deepEqual(inBody('[![a|](b.png)](http://a.cn)')?.[0], 'image');
    assert.deepEqual(inBody('[to @Kim| Park](http://a.cn)')?.[0], 'mention');
  });

  it('is nothing in code, in plain text and between messages', () => {
    assert.equal(inBody('`@Kim| Park`'), undefined);
    assert.equal(inBody('```\n[强|]\n```'), undefined);
    assert.equal(inBody('just t|ext'), undefined);
    assert.equal(inBody('x\n |  '), undefined);
  });

  it('is a key of the front matter, or the author without quotes', () => {
    const head = (lines: string) => `---\n${lines}\n---\n> 07:08:28  Kim Park\n`;
    const key = at(head('tit|le: x'));
    assert.ok(key?.kind === 'frontMatterKey');
    assert.equal(key.key, 'title');
    for (const lines of ["author: 'Kim |Park'", 'author: "|Kim Park" # me', 'author:   |Kim Park']) {
      const author = at(head(lines));
      assert.ok(author?.kind === 'author');
      assert.equal(author.name, 'Kim Park');
      assert.equal(author.own, 'Kim Park');
    }
    assert.equal(at(head('author: |[a]')), undefined);
    assert.equal(at(head('title: |x')), undefined);
    assert.equal(at('---|\ntitle: x\n---\n'), undefined);
  });

  it('is there with CRLF, a byte order mark, and without a last line break', () => {
    assert.equal(at('\ufeff---\r\nauthor: Ki|m\r\n---\r\n')?.own, 'Kim');
    assert.equal(at('> 07:08:28  Kim\r\n\r\n😀 @Kim|\r\n')?.own, 'Kim');
    assert.equal(at('> 07:08:28  Ki|m')?.own, 'Kim');
    assert.equal(at('|'), undefined);
  });

  it('is found in text before the first message, where no one is mentioned', () => {
    assert.equal(at('---\ntag: [chat]\n---\nsee [强|]\n')?.kind, 'emoticon');
    assert.equal(at('---\ntag: [chat]\n---\nsee @Ki|m\n'), undefined);
  });

  it('is a person, or not', () => {
    const log = logOf('> 07:08:28  Kim\n\n[强]\n');
    assert.equal(personSymbolAt(log, { line: 0, character: 13 }, others)?.name, 'Kim');
    assert.equal(personSymbolAt(log, { line: 2, character: 1 }, others), undefined);
    assert.equal(personSymbolAt(log, { line: 99, character: 1 }, others), undefined);
  });

  it('takes time linear in its message', () => {
    // So long that quadratic work takes minutes.
    const log = logOf(`> 07:00:00  A\n\n${'@A [强] http://a.cn/ [x](y '.repeat(50_000)}\n`);
    assert.equal(symbolAt(log, { line: 2, character: 1 }, others)?.kind, 'mention');
    assert.equal(symbolAt(log, { line: 2, character: 4 }, others)?.kind, 'emoticon');
  });
});
