import assert from 'node:assert/strict';
import type { ClientCapabilities, MarkupContent } from 'vscode-languageserver-protocol';
import { hover } from '../../server/src/features/hover';
import { frontMatter, message } from '../support/logText';
import { type RequestOptions, requestAt } from '../support/requestAt';

/** The capabilities of VS Code with our client. */
const VSCODE: ClientCapabilities = {
  textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } },
  experimental: { commands: { commands: ['chatlog.preview.open'] } },
};

const files = {
  '_data/speakers.yml': `people:
  - name: 金小朴
    aliases: [Kim Park, Kim Park-Acme]
    avatar: /img/kim.png
    note: 销售 <b>Sales</b>
  - name: 赵静
  - name: 李雷
me: 李雷
`,
  'img/kim.png': 'PNG',
  '_posts/2024-02-01-chat.markdown':
    message('07:00:00', 'Kim Park', 'old') + message('08:00:00', '李雷', '早'),
  '_posts/2024-02-08-chat.markdown':
    message('09:20:00', 'Kim Park-Acme', 'see *you* ![x](http://a.cn/x.png) [强] &amp;amp; more') +
    message('09:21:00', '李雷', 'ok'),
  '_posts/2024-02-10-chat.markdown': message('10:00:00', 'Kim Park', 'later'),
};

const head = frontMatter('2024-02-09', 'Kim');

interface Shown {
  readonly value: string;
  /** The text of the hover's range. */
  readonly about: string;
}

async function hoverAt(marked: string, options: RequestOptions = {}): Promise<Shown | null> {
  const text = marked.startsWith('>') ? head + marked : marked;
  const { answer, document } = await requestAt(hover, text, { client: VSCODE, ...options });
  if (answer === null) return null;
  return { value: (answer.contents as MarkupContent).value, about: document.getText(answer.range) };
}

/** The hover at the `|` of a body. */
async function inBody(body: string, options: RequestOptions = {}): Promise<string | undefined> {
  const log = message('10:00:00', '李雷', body) + message('11:00:00', 'Kim Park', '好');
  return (await hoverAt(log, options))?.value;
}

describe('hover over people', () => {
  it('shows names, figures of this log and of all, and what they said last', async () => {
    const log = message('10:00:00', 'Kim Park', '第一') + message('11:00:00', '李雷', 'x');
    assert.deepEqual(await hoverAt(`${log}> 12:00:00  Kim Park|-Acme\n\nx\n`, { files }), {
      about: 'Kim Park-Acme',
      value: `![金小朴](file:///site/img/kim.png|width=40) **金小朴** · also Kim Park, Kim Park-Acme${'  '}
销售 \\<b\\>Sales\\</b\\>

---

2 messages in this log, 67% of it${'  '}
5 messages in 4 logs · 2024-02-01 – 2024-02-10

---

Last said before this: [10:00:00](file:///site/_posts/2024-02-09-chat.markdown#L8)

第一`,
    });
  });

  it('looks for what they said last in the latest earlier log', async () => {
    const value = (await hoverAt('> 12:00:00  Kim |Park\n\nx\n', { files }))!.value;
    assert.ok(
      value.endsWith(`[2024-02-08 09:20:00](file:///site/_posts/2024-02-08-chat.markdown#L1)

see \\*you\\* 🖼 Image 👍 \\& more`),
      value,
    );
  });

  it('leaves out what was said where the log has changed or is gone', async () => {
    for (const line of ['', '> 09:20:00  Somebody else\n']) {
      const { value } = (await hoverAt('> 12:00:00  Kim |Park\n\nx\n', {
        files,
        change: workspace =>
          Object.create(workspace, {
            readLines: {
              value: async () => {
                if (line === '') throw new Error('gone');
                return [line];
              },
            },
            // Getters of the original need their own object.
            people: { value: workspace.people },
            isComplete: { value: true },
            logs: { value: () => workspace.logs() },
            spokenName: { value: (name: string) => workspace.spokenName(name) },
            folderOf: { value: (uri: string) => workspace.folderOf(uri) },
            exists: { value: (uri: string, folder: string) => workspace.exists(uri, folder) },
          }),
      }))!;
      assert.ok(
        value.endsWith('[2024-02-08 09:20:00](file:///site/_posts/2024-02-08-chat.markdown#L1)'),
        value,
      );
    }
  });

  it('knows mentions, also of who is silent here or everywhere', async () => {
    const silent = message('10:00:00', 'Lucy', '@李|雷 ok');
    const shown = await hoverAt(silent, { files });
    assert.equal(shown?.about, '@李雷');
    assert.match(shown.value, /^\*\*李雷\*\* · also 我 {2}\nThe person who exported the logs\n/);
    assert.match(
      shown.value,
      /\nNo message in this log {2}\n2 messages in 2 logs · 2024-02-01 – 2024-02-08\n/,
    );
    const never = await hoverAt(message('10:00:00', 'Lucy', '@赵|静'), { files });
    assert.equal(never?.value, '**赵静**\n\n---\n\nNo message in any log');
    const unknown = await hoverAt(message('10:00:00', 'Lucy', '@Nob|ody ok'), { files });
    assert.equal(unknown?.value, '**Nobody**\n\n---\n\nNo message in any log');
  });

  it('shows whom a mention without a known person is likely to mean', async () => {
    const all = {
      '_posts/2024-02-01-chat.markdown': message('07:00:00', '陈小舟-测试-成都', 'a').repeat(2),
      '_posts/2024-02-02-chat.markdown': message('07:00:00', '陈小舟-快捷通', 'b'),
    };
    const mention = message('10:00:00', '李雷', '@陈|小舟 在吗');
    const unknown = '**陈小舟**\n\n---\n\nNo message in any log';
    assert.equal(
      (await hoverAt(mention, { files: all }))?.value,
      `${unknown}  \nPerhaps 陈小舟-测试-成都, 2 messages`,
    );
    const here = message('09:00:00', '陈小舟-测试-成都', 'c');
    assert.equal((await hoverAt(here + mention))?.value, `${unknown}  \nPerhaps 陈小舟-测试-成都, 1 message`);
    assert.equal((await hoverAt(mention, { files }))?.value, unknown);
    const likeEveryone = { '_posts/2024-02-01-chat.markdown': message('07:00:00', '所有人-测试', 'a') };
    assert.equal(await inBody('@所有|人', { files: likeEveryone }), 'Everyone in the chat');
    const registered = { ...all, '_data/speakers.yml': 'people:\n  - name: 陈小舟\n' };
    assert.equal((await hoverAt(mention, { files: registered }))?.value, unknown);
  });

  it('knows that some mentions are of everyone', async () => {
    assert.equal(await inBody('@所有|人 开会'), 'Everyone in the chat');
    assert.match((await inBody('@All|ison'))!, /^\*\*Allison\*\*\n/);
  });

  it('says that a mention which goes on fits by its beginning', async () => {
    assert.match(
      (await inBody('@李|雷-产品'))!,
      /Probably this person: the mention continues after this name\./,
    );
  });

  it('knows the author', async () => {
    const shown = await hoverAt(`---\nauthor: "Kim P|ark"\n---\n${message('10:00:00', 'Kim Park', 'x')}`, {
      files,
    });
    assert.match(
      shown!.value,
      /\*\*金小朴\*\*.*\n1 message in this log, 100% of it {2}\n.*2024-02-08 09:20:00/s,
    );
  });

  it('counts alone what is known, and says so', async () => {
    const { value } = (await hoverAt('> 12:00:00  Kim |Park\n\nx\n', {
      change: workspace =>
        Object.create(workspace, {
          isComplete: { value: false },
          people: { value: workspace.people },
          logs: { value: () => [] },
          spokenName: { value: () => undefined },
          folderOf: { value: () => undefined },
        }),
    }))!;
    assert.equal(
      value,
      '**Kim Park**\n\n---\n\n1 message in this log, 100% of it\n\n---\n\nOther logs are still being read.',
    );
  });

  it('shares less than one of a hundred as such, and groups thousands', async () => {
    const many = message('10:00:00', '李雷', 'x').repeat(1_200);
    assert.match(
      (await hoverAt(`${many}> 12:00:00  Ki|m\n\nx\n`))!.value,
      /1 message in this log, \\<1% of it$/,
    );
    assert.match(
      (await hoverAt(`${many}> 12:00:00  李|雷\n\nx\n`))!.value,
      /1,201 messages in this log, 100% of it\n/,
    );
  });

  it('lets nothing in a name or a text act', async () => {
    const name =
      '[x](command:a) <img src=x> `c` *b* _i_ ~~s~~ $(zap) a|b www.a.cn http://b.cn c@d.cn &lt; \u202egpj';
    const marked = `${message('10:00:00', name, '# Heading\n- [ ] item\n> 1. x')}> 12:00:00  ¦${name}\n\nx\n`;
    const shown = await hoverAt(marked);
    const lines = shown!.value.split('\n');
    assert.equal(
      lines[0],
      '**\\[x\\](command:a) \\<img src=x\\> \\`c\\` \\*b\\* \\_i\\_ \\~\\~s\\~\\~ \\$(zap) a\\|b www\\.a.cn http\\://b.cn c\\@d.cn \\&lt; gpj**',
    );
    assert.deepEqual(lines.slice(-3), ['\\# Heading  ', '\\- \\[ \\] item  ', '\\> 1. x']);
  });

  it('cuts long messages, not in the middle of a character', async () => {
    const long = `${'😀'.repeat(200)}\nb\nc\nd\ne`;
    const { value } = (await hoverAt(`${message('10:00:00', 'Kim', long)}> 11:00:00  Ki|m\n\nx\n`))!;
    const quote = value.slice(value.indexOf('😀'));
    assert.equal(quote, `${'😀'.repeat(79)}…  \nb  \nc  \nd …`);
    const { value: empty } = (await hoverAt(`> 10:00:00  Kim\n\n> 11:00:00  Ki|m\n\nx\n`))!;
    assert.ok(empty.endsWith('\n\n(empty message)'));
  });

  it('shows no avatar from the web without leave, none that is missing, and none to other editors', async () => {
    const at = (avatar: string) => ({
      ...files,
      '_data/speakers.yml': `people:\n  - name: Kim\n    avatar: ${avatar}\n`,
    });
    const title = async (options: RequestOptions) =>
      (await hoverAt('> 12:00:00  Ki|m\n\nx\n', options))!.value
        .split('\n')
        .find(line => line.endsWith('**Kim**'));
    const always = { showsRemoteImages: true };
    assert.equal(await title({ files: at('https://a.cn/k.png') }), '**Kim**');
    assert.equal(
      await title({ files: at('https://a.cn/k.png'), settings: always }),
      '![Kim](https://a.cn/k.png|width=40) **Kim**',
    );
    assert.equal(await title({ files: at('http://a.cn/k.png'), settings: always }), '**Kim**');
    assert.equal(await title({ files: at('/img/none.png') }), '**Kim**');
    assert.equal(await title({ files: at('javascript:x'), settings: always }), '**Kim**');
    assert.equal(
      await title({ files: at('img/kim.png') }),
      '![Kim](file:///site/img/kim.png|width=40) **Kim**',
    );
    assert.equal(
      await title({ files: at('img/kim.png'), client: { textDocument: VSCODE.textDocument! } }),
      '**Kim**',
    );
  });
});

describe('hover over other things', () => {
  it('shows the number of a time and how long after the message before it is', async () => {
    const at = async (time: string, second = '07:08:28') =>
      (await hoverAt(
        `> 07:06:25  Kim\n\nx\n\n> ${second}  Kim\n\nx\n\n> ${time.slice(0, 3)}|${time.slice(3)}  Kim\n\ny\n`,
      ))!.value;
    assert.equal(await at('07:10:31'), 'Message 3 of 3  \n2 min 3 s after the message before (07:08:28)');
    assert.equal(await at('17:08:28'), 'Message 3 of 3  \n10 h after the message before (07:08:28)');
    assert.equal(await at('07:08:28'), 'Message 3 of 3  \nIn the same second as the message before');
    assert.equal(
      (await at('07:08:20')).split('\n\n---')[0],
      'Message 3 of 3  \n8 s earlier than the message before (07:08:28)',
    );
    // A message without a valid time is skipped.
    assert.match(
      await at('07:10:31', '27:08:28'),
      /^Message 3 of 3 {2}\n4 min 6 s after the message before \(07:06:25\)/,
    );
    assert.equal((await hoverAt('> 07:|06:25  Kim\n\nx\n'))?.value, 'Message 1 of 1');
  });

  it('shows of an emoticon its picture and its names', async () => {
    assert.equal(
      await inBody('[Thumbs|Up]'),
      '## 👍 强\n\nIn Chinese: 强, 強  \nIn English: ThumbsUp, Strong',
    );
    assert.equal(await inBody('[吐舌|]'), '## 😝 吐舌\n\nIn Chinese: 吐舌');
  });

  it('shows an image of the workspace, and of the web only where that is allowed', async () => {
    const always = { showsRemoteImages: true };
    assert.equal(
      await inBody('![x](/img/ki|m.png)', { files }),
      '![Image](file:///site/img/kim.png|width=320)',
    );
    assert.equal(
      await inBody('![x](../img/ki|m.png)', { files }),
      '![Image](file:///site/img/kim.png|width=320)',
    );
    assert.equal(await inBody('![x](/img/no|ne.png)', { files }), 'Picture not found.');
    const outside = { files: { ...files, '_posts/../../x.png': 'PNG' } };
    for (const address of ['../../x|.png', '%2e%2e/%2E./x|.png', '..%2f../x|.png']) {
      assert.equal(await inBody(`![x](${address})`, outside), 'Picture not found.', address);
    }
    assert.equal(await inBody('![x](javascript:al|ert)'), 'Picture not found.');
    assert.equal(
      await inBody('![x](https://a.cn/|x.png)'),
      '[https\\://a.cn/x.png](https://a.cn/x.png)  \nA picture from the web: it is shown here if "chatlog.preview.remoteImages" is "always".',
    );
    assert.equal(
      await inBody('![x](https://a.cn/|x.png)', { settings: always }),
      '![Image](https://a.cn/x.png|width=320)',
    );
    assert.match((await inBody('![x](http://a.cn/|x.png)', { settings: always }))!, /it is not shown here\./);
    const other = { client: { textDocument: VSCODE.textDocument! } };
    assert.equal(
      await inBody('![x](https://a.cn/|x.png)', other),
      '[https\\://a.cn/x.png](https://a.cn/x.png)',
    );
    assert.equal(
      await inBody('![x](/img/ki|m.png)', { ...other, files }),
      '[/img/kim.png](file:///site/img/kim.png)',
    );
  });

  it('does not look for pictures outside of the folder', async () => {
    const looked: string[] = [];
    await inBody('![x](../../../etc/pass|wd.png)', {
      change: workspace =>
        Object.create(workspace, {
          people: { value: workspace.people },
          folderOf: { value: (uri: string) => workspace.folderOf(uri) },
          exists: { value: async (uri: string) => looked.push(uri) },
        }),
    });
    assert.deepEqual(looked, []);
  });

  it('names a picture of a folder that VS Code shows none of', async () => {
    const value = await inBody('![x](/img/ki|m.png)', {
      files,
      change: workspace =>
        Object.create(workspace, {
          people: { value: workspace.people },
          folderOf: { value: () => 'vscode-test-web://mount' },
          exists: { value: async () => true },
        }),
    });
    assert.equal(value, '[/img/kim.png](vscode-test-web://mount/img/kim.png)');
  });

  it('lets no address break out of the Markdown', async () => {
    const value = await inBody('![x](<https://a.cn/x) ![y](z|.png>)', {
      settings: { showsRemoteImages: true },
    });
    assert.doesNotMatch(value!.replace(/^!\[Image\]\([^()]*\)/, ''), /[[\]()]/);
  });

  it('shows what each key of the front matter means', async () => {
    for (const key of ['layout', 'title', 'date', 'author', 'header-img', 'lines', 'tag', 'tags']) {
      const shown = await hoverAt(`---\n|${key}: x\n---\n`);
      assert.equal(shown?.about, key);
      assert.ok(shown.value.startsWith(`**${key}**  \n`), shown.value);
      assert.ok(shown.value.includes(`\n\nFor example: \`${key}: `), shown.value);
    }
    assert.match(
      (await hoverAt(`---\nlin|es: 1\n---\n${message('10:00:00', 'A', 'x')}`))!.value,
      /This log has 1 message\./,
    );
    assert.equal(await hoverAt('---\ncol|or: x\n---\n'), null);
  });

  it('says nothing of plain text and of links', async () => {
    assert.equal(await inBody('just te|xt'), undefined);
    assert.equal(await inBody('http://a.cn/|x'), undefined);
  });

  it('is plain text for clients without Markdown', async () => {
    const log = message('10:00:00', 'Kim', '*a* [强]');
    const plain = async (client: ClientCapabilities) => {
      const { answer } = await requestAt(hover, `${log}> 12:00:00  Ki|m\n\nx\n`, { client });
      return answer!.contents;
    };
    const expected = {
      kind: 'plaintext',
      value: 'Kim\n\n2 messages in this log, 100% of it\n\nLast said before this: 10:00:00\n*a* 👍',
    };
    assert.deepEqual(await plain({}), expected);
    assert.deepEqual(
      await plain({ textDocument: { hover: { contentFormat: ['plaintext', 'markdown'] } } }),
      expected,
    );
  });

  it('holds with CRLF, a byte order mark and emoji', async () => {
    const shown = await hoverAt('\ufeff> 07:06:25  Kim😀\r\n\r\n😀 @Kim😀|\r\n');
    assert.equal(shown?.about, '@Kim😀');
    assert.match(shown.value, /^\*\*Kim😀\*\*\n/);
  });
});
