import assert from 'node:assert/strict';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ChatLog } from '../../../server/src/document/chatLog';
import { paste } from '../../../server/src/features/requests/paste';
import { pasteImage } from '../../../server/src/features/requests/pasteImage';
import type { FeatureContext } from '../../../server/src/features/support/feature';
import type { PastedImage, PasteImageResult, PasteResult } from '../../../server/src/protocol';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { CURSOR, readSelection } from '../../support/marks';

const uri = 'file:///logs/2018-01-22-chat.markdown';
const head = '---\ntag: [chat]\n---\n';
const a = '> 07:00:00  Kim  \n   \nHi  \n   \n';
const b = '> 09:00:00  李雷  \n   \nHo  \n   \n';
const copied = 'Kim, [22.01.2018 08:19]\none\n\n李雷, [22.01.2018 08:20]\ntwo';
const pasted = '> 08:19:00  Kim  \n   \none  \n   \n> 08:20:00  李雷  \n   \ntwo  \n   \n';

/** The document of a marked text, and its selection. */
function unmark(marked: string) {
  const { text, range } = readSelection(marked);
  return { document: TextDocument.create(uri, 'chatlog', 1, text), range };
}

function contextOf(text: string, fileName: string): FeatureContext {
  const log = new ChatLog(text, { fileName, levels: ruleLevels() });
  return { log, uri, version: 1, token: {} as CancellationToken } as FeatureContext;
}

/** Pastes over the selection; returns the text after each choice, with its title. */
async function pasteAt(marked: string, text: string, fileName = '2018-01-22-chat.markdown') {
  const { document, range } = unmark(marked);
  const params = { textDocument: { uri }, range, text };
  const result = (await paste.handle(contextOf(document.getText(), fileName), params)) as PasteResult | null;
  return result?.choices.map(choice => ({
    ...choice,
    text: TextDocument.applyEdits(document, [...choice.edits]),
  }));
}

/** Compares the text after pasting the two messages. */
async function check(marked: string, expected: string): Promise<void> {
  const [choice, ...others] = (await pasteAt(marked, copied)) ?? [];
  assert.deepEqual(others, []);
  assert.equal(choice?.text, expected);
}

describe('pasted messages', () => {
  it('go to the end', async () => {
    await check(`${head}${a}|`, head + a + pasted);
    await check(`${head}|`, head + pasted);
    await check('|', pasted);
    await check(`${head.trimEnd()}|`, head + pasted);
  });

  it('go after the message at the cursor, and split none', async () => {
    await check(`${head}${a.replace('Hi', 'H|i')}${b}`, head + a + pasted + b);
    await check(`${head}${a.replace('> 07', '> |07')}${b}`, head + a + pasted + b);
    await check(`${head}${a.trimEnd()}|  \n   \n${b}`, head + a + pasted + b);
  });

  it('go before a header for a cursor at its beginning', async () => {
    await check(`${head}${a}|${b}`, head + a + pasted + b);
    await check(`${head}|${a}${b}`, head + pasted + a + b);
  });

  it('go after the front matter for a cursor in it', async () => {
    await check(head.replace('tag', 't|ag') + a, head + pasted + a);
  });

  it('are set off from text that no blank line follows', async () => {
    const bare = '> 07:00:00  Kim  \n   \nHi  \n';
    await check(`${head}${bare}|`, `${head}${bare}   \n${pasted}`);
    await check(`${head}${bare.replace('Hi', 'H|i')}${b}`, `${head}${bare}   \n${pasted}${b}`);
    await check(`${head}${bare.trimEnd()}|`, `${head}${bare.trimEnd()}\n   \n${pasted}`);
    await check(`${head}${a.slice(0, -1)}|`, head + a + pasted);
  });

  it('replace what is selected', async () => {
    await check(`${head}⟦${a}⟧${b}`, head + pasted + b);
    await check(`${head}${a}⟦${b}⟧`, head + a + pasted);
    await check(`${head}${a.replace('Hi', '⟦Hi⟧')}${b}`, head + a.replace('Hi', '') + pasted + b);
    await check(
      `${head}${a.replace('Hi  \n   \n', 'H⟦i  \n   \n⟧')}${b}`,
      `${head}> 07:00:00  Kim  \n   \nH\n   \n${pasted}${b}`,
    );
  });

  it('replace what is selected in the last line, be it ended or not', async () => {
    await check(
      `${head}${a.replace('Hi  \n   \n', 'H⟦i y⟧ou')}`,
      `${head}${a.replace('Hi', 'Hou').trimEnd()}\n   \n${pasted}`,
    );
    await check(
      `${head}${a.replace('Hi  \n   \n', 'H⟦i\nyo⟧u')}`,
      `${head}${a.replace('Hi', 'Hu').trimEnd()}\n   \n${pasted}`,
    );
    await check(
      `${head}${a.replace('Hi  \n   ', 'H⟦i  \n  ⟧ ')}${b}`,
      `${head}${a.replace('Hi  \n   ', 'H \n   ')}${pasted}${b}`,
    );
    await check(`${head}${a.replace('Hi  ', '⟦Hi  ⟧')}${b}`, `${head}${a.replace('Hi  ', '')}${pasted}${b}`);
  });

  it('are no messages over front matter', async () => {
    assert.equal(await pasteAt(head.replace('chat', '⟦chat⟧') + a, copied), undefined);
    assert.equal(await pasteAt(`⟦${head}${a}⟧`, copied), undefined);
  });

  it('have the line ends of the log', async () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    await check(`${crlf(head + a)}|${crlf(b)}`, crlf(head + a + pasted + b));
    await check(`\ufeff${crlf(head + a)}|`, `\ufeff${crlf(head + a + pasted)}`);
  });

  it('keep a time that lacks its seconds from running backwards', async () => {
    const [choice] = (await pasteAt(`${head}${a.replace('07:00:00', '08:19:30')}|`, copied))!;
    assert.match(choice!.text, /> 08:19:30 {2}Kim {2}\n {3}\none/);
  });

  it('of other days can be left out', async () => {
    const mixed = copied.replace('22.01.2018 08:20', '23.01.2018 00:20');
    const choices = (await pasteAt(`${head}|`, mixed))!;
    assert.deepEqual(
      choices.map(({ messages, otherDays, onlyDay }) => [messages, otherDays, onlyDay]),
      [
        [2, 1, undefined],
        [1, 0, '2018-01-22'],
      ],
    );
    assert.match(choices[0]!.text, /> 00:20:00 {2}李雷/);
    assert.equal(choices[1]!.text, head + pasted.slice(0, pasted.indexOf('> 08:20')));
  });

  it('of the next day, past midnight, can be left out', async () => {
    const mixed = 'Kim(10001) 23:59:31\none\n\n李雷(10002) 0:00:04\ntwo';
    const choices = (await pasteAt(`${head}|`, mixed))!;
    assert.deepEqual(
      choices.map(({ messages, otherDays, onlyDay }) => [messages, otherDays, onlyDay]),
      [
        [2, 1, undefined],
        [1, 0, '2018-01-22'],
      ],
    );
    assert.match(choices[0]!.text, /> 23:59:31 {2}Kim[\s\S]*> 00:00:04 {2}李雷/);
    assert.doesNotMatch(choices[1]!.text, /李雷/);
  });

  it('bring along the text above them, as the end of the message that they go after', async () => {
    const cut = `of it.\n> 07:08:28  Kim\n${copied}`;
    const above = 'of it.  \n> 07\\:08:28  Kim  \n   \n';
    const [choice, ...others] = (await pasteAt(`${head}${a}|${b}`, cut))!;
    assert.deepEqual(others, []);
    assert.equal(choice!.linesAbove, 2);
    assert.equal(choice!.messages, 2);
    assert.equal(choice!.text, head + a + above + pasted + b);
    const [whole] = (await pasteAt(`${head}|`, copied))!;
    assert.equal(whole!.linesAbove, undefined);
  });

  it('of other days only, and of no known day, are all pasted', async () => {
    const others = (await pasteAt(`${head}|`, copied, '2018-01-21-chat.markdown'))!;
    assert.deepEqual(
      others.map(({ messages, otherDays }) => [messages, otherDays]),
      [[2, 2]],
    );
    const unknown = (await pasteAt(`${head}|`, copied, 'x.chatlog'))!;
    assert.deepEqual(
      unknown.map(({ messages, otherDays }) => [messages, otherDays]),
      [[2, 0]],
    );
    const dated = (await pasteAt(`---\ndate: 2018-01-21 12:00:00\n---\n|`, copied, 'x.chatlog'))!;
    assert.deepEqual(
      dated.map(({ otherDays }) => otherDays),
      [2],
    );
  });

  it('are none in other text, nor in the log’s own', async () => {
    assert.equal(await pasteAt(`${head}${a}|`, 'Good morning\nall'), undefined);
    assert.equal(await pasteAt(`${head}${a}|`, a + b), undefined);
  });
});

describe('a pasted image', () => {
  const image = (name: string) => `> 08:19:43  Kim  \n   \n![2018-01-22 08:19:43](${name})  \n   \n`;

  function answerAt(marked: string, fileName = '2018-01-22-chat.markdown'): PasteImageResult {
    const { document, range } = unmark(marked);
    const params = { textDocument: { uri }, position: range.start };
    return pasteImage.handle(contextOf(document.getText(), fileName), params) as PasteImageResult;
  }

  function imageAt(marked: string, fileName?: string): PastedImage {
    const answer = answerAt(marked, fileName);
    assert.ok(!('reason' in answer), marked);
    return answer;
  }

  it('is named after the message at the cursor, and the day of the log', () => {
    assert.deepEqual(imageAt(`${head}${a}${b.replace('Ho', 'Ho|')}`), {
      day: '2018-01-22',
      time: '09:00:00',
      images: [],
    });
    assert.deepEqual(imageAt(`${head}|`, 'x.chatlog'), { images: [] });
    assert.equal(imageAt(`---\ntitle: "2018-01-23-WeChat"\n---\n${a}|`, 'x.chatlog').day, '2018-01-23');
    assert.equal(imageAt(`${head}> 25:00:00  Kim\n|`).time, undefined);
  });

  it('goes where the nearest images are', () => {
    const text = `${head}${image('/img/1.png')}${image('a/2.png')}|${image('3.png')}`;
    assert.deepEqual(imageAt(text).images, ['3.png', 'a/2.png', '/img/1.png']);
    const many = imageAt(`${head}${image('x.png').repeat(1000)}|`);
    assert.equal(many.images.length, 20);
  });

  const link = '![](1.png)';
  const header = '> 07:00:00  Kim  \n';
  const blank = '   \n';

  /** The text and the cursor after an image is pasted at the cursor. */
  function withImageAt(marked: string): string {
    const { document, range } = unmark(marked);
    const { place = { range, before: '', after: '' } } = imageAt(marked);
    const newText = `${place.before}${link}${CURSOR}${place.after}`;
    return TextDocument.applyEdits(document, [{ range: place.range, newText }]);
  }

  function checkImage(marked: string, expected: string): void {
    assert.equal(withImageAt(marked), expected, JSON.stringify(marked));
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    assert.equal(withImageAt(crlf(marked)), crlf(expected), JSON.stringify(crlf(marked)));
    assert.equal(withImageAt(`\ufeff${marked}`), `\ufeff${expected}`);
  }

  it('stands at the cursor in a body, at the end of the log, and before the first message', () => {
    for (const marked of [
      `${head}${header}${blank}H|i  \n${blank}${b}`,
      `${head}${header}${blank}|Hi  \n${blank}${b}`,
      `${head}${header}|Hi  \n${blank}${b}`,
      `${head}${header}${blank}Hi  \n|${blank}Ho  \n${blank}${b}`,
      `${head}${header}${blank}🌙|\n${b}`,
      `${head}${header}${blank}|`,
      `${head}${a}|`,
      `${head}${a.trimEnd()}  \n |  `,
      `${head}|`,
      `${head}|${blank}${a}`,
      '|',
    ]) {
      assert.equal(imageAt(marked).place, undefined, JSON.stringify(marked));
    }
  });

  it('goes from a header, and from the blank line below it, above what is said', () => {
    const said = `${head}${header}${blank}${link}|  \n${blank}Hi  \n${blank}${b}`;
    checkImage(`${head}> 07:00:00  K|im  \n${blank}Hi  \n${blank}${b}`, said);
    checkImage(`${head}|${header}${blank}Hi  \n${blank}${b}`, said);
    checkImage(`${head}> 07:00:00  Kim  |\n${blank}Hi  \n${blank}${b}`, said);
    checkImage(`${head}${header}  | \nHi  \n${blank}${b}`, said);
    checkImage(`${head}|${header}Hi  \n${blank}${b}`, said);
    checkImage(`${head}${header}|${blank}${blank}Hi  \n${blank}${b}`, said);
    checkImage(`${head}|${header}${blank}Hi`, `${head}${header}${blank}${link}|  \n${blank}Hi`);
    checkImage(
      `${head}> 07:00:00  K🌙|im\n${b}`,
      `${head}> 07:00:00  K🌙im\n${blank}${link}|  \n${blank}${b}`,
    );
  });

  it('is what an empty message says, and the next header stays apart', () => {
    const said = `${head}${header}${blank}${link}|  \n${blank}${b}`;
    checkImage(`${head}|${header}${b}`, said);
    checkImage(`${head}|${header}${blank}${b}`, said);
    checkImage(`${head}${header} |  \n${b}`, said);
    checkImage(`${head}|${header}${blank}${blank}${b}`, said);
    checkImage(`${head}${header}${blank}|${blank}${b}`, said);
  });

  it('leaves the line open where an empty message ends the log', () => {
    const said = `${head}${header}${blank}${link}|`;
    checkImage(`${head}${header.slice(0, -1)}|`, said);
    checkImage(`${head}|${header}`, said);
    checkImage(`${head}${header}|`, said);
    checkImage(`${head}${header}  |`, said);
    checkImage(`${head}${header}|${blank}`, said);
    checkImage(`${head}|${header}${blank}  `, said);
    checkImage(`${head}|${header}${blank}${blank}`, `${said}  \n${blank}`);
  });

  it('goes from the blank line above a header below what is said', () => {
    const said = `${head}${a}${link}|  \n${blank}${b}`;
    checkImage(`${head}${a.slice(0, -1)}|\n${b}`, said);
    checkImage(`${head}${a}|${blank}${b}`, `${head}${a}${blank}${link}|  \n${blank}${b}`);
  });

  it('is refused by the front matter', () => {
    const refusal = { reason: 'The front matter cannot hold images: paste them into a message.' };
    assert.deepEqual(answerAt(`|${head}${a}`), refusal);
    assert.deepEqual(answerAt(`\ufeff${head.replace('tag', 't|ag')}${a}`), refusal);
    assert.deepEqual(answerAt(`${head.trimEnd()}|`), refusal);
    assert.deepEqual(answerAt(`---\r\ntag: |\r\n${a}`), refusal);
  });
});
