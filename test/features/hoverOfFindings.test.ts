import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-protocol';
import { hover } from '../../server/src/features/hover';
import { frontMatter, message } from '../support/logText';
import { type RequestOptions, requestAt } from '../support/requestAt';

const client = { textDocument: { hover: { contentFormat: ['markdown' as const] } } };

const head = frontMatter('2024-02-09', 'Kim');

/** The hover at the `|` of a log below its head, and the text of its range. */
async function hoverAt(marked: string, options: RequestOptions = {}) {
  const { answer, document } = await requestAt(hover, head + marked, { client, ...options });
  if (answer === null) return null;
  return { value: (answer.contents as MarkupContent).value, about: document.getText(answer.range) };
}

describe('hover over findings', () => {
  const twice = message('10:00:00', 'Kim', 'a');

  it('says why the rule is there, and leads to its page where the client can go', async () => {
    const body = `${twice}${twice.replace('a', 'a|')}`;
    const expected =
      'Exports and pastes that overlap leave messages twice.  \nIts fix is unsafe: it deletes, reorders or guesses.';
    assert.equal((await hoverAt(body))?.value, `\`message/duplicate\`  \n${expected}`);
    const paged = await hoverAt(body, { rulesDocumentation: 'https://a.cn/rules/' });
    assert.equal(paged?.value, `[message/duplicate](https://a.cn/rules/message/duplicate.md)  \n${expected}`);
    assert.equal(paged.about, twice.trimEnd());
    const unfollowed = await hoverAt(body, { rulesDocumentation: 'chatlog-rule:/' });
    assert.equal(unfollowed?.value, `\`message/duplicate\`  \n${expected}`);
  });

  it('says nothing of a fix that is safe, or is not there', async () => {
    const safe = await hoverAt('> 07:06:25 Kim|\n\nx\n');
    assert.match(safe!.value, /two after the time\.$/);
    const pastMidnight = await hoverAt(`${message('23:00:00', 'Kim', 'a')}> 00:|01:00  Kim\n\nx\n`);
    assert.match(pastMidnight!.value, /or its time is wrong\.$/);
  });

  it('stands below what is under the mouse', async () => {
    const { value, about } = (await hoverAt('> 07:|99:25  Kim\n\nx\n'))!;
    assert.equal(about, '07:99:25');
    assert.match(value, /^Message 1 of 1\n\n---\n\n`message\/invalid-time` {2}\n/);
  });

  it('stands above what is known of the person whose name it is about', async () => {
    const files = {
      '_posts/2024-02-01-chat.markdown': message('07:00:00', '陈小舟-测试-成都', 'a').repeat(2),
    };
    const { value, about } = (await hoverAt('> 07:06:25  陈小|舟\n\nx\n', { files }))!;
    assert.equal(about, '陈小舟');
    assert.match(
      value,
      /^`speaker\/similar-name` {2}\n.+\n\n---\n\n\*\*陈小舟\*\*\n\n---\n\n1 message in this log/,
    );
  });

  it('stands below a person of whom it says nothing, such as one of the whole message', async () => {
    const { value } = (await hoverAt(`${twice}${twice.replace('Kim', 'K|im')}`))!;
    assert.match(value, /^\*\*Kim\*\*\n[\s\S]+\n\n---\n\n`message\/duplicate` {2}\n/);
  });
});
