import assert from 'node:assert/strict';
import { PASTE, PASTE_IMAGE, type PastedImage, type PasteResult } from '../../server/src/protocol';
import { ServerProcess } from '../support/serverProcess';

const uri = 'file:///logs/2018-01-22-chat.markdown';
const log = '---\ntag: [chat]\n---\n> 07:08:28  Kim  \n   \n![2018-01-22 07:08:28](/img/a.png)  \n   \n';
const end = { line: 7, character: 0 };

describe('pasting over the protocol', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server.stop());
  beforeEach(() => server.open(uri, log));
  afterEach(() => server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } }));

  const paste = (text: string, more: object = {}) =>
    server.request<PasteResult | null>(PASTE, {
      textDocument: { uri },
      range: { start: end, end },
      text,
      ...more,
    });

  it('makes messages of a conversation', async () => {
    const text = 'Kim — Yesterday at 8:19 AM\nHi\n[8:20 AM]\nHo';
    assert.deepEqual(await paste(text, { today: '2018-01-23' }), {
      source: 'discord',
      choices: [
        {
          messages: 2,
          otherDays: 0,
          leftOut: 0,
          edits: [
            {
              range: { start: end, end },
              newText: '> 08:19:00  Kim  \n   \nHi  \n   \n> 08:20:00  Kim  \n   \nHo  \n   \n',
            },
          ],
        },
      ],
    });
  });

  it('makes messages of the text of an export', async () => {
    const found = await paste('16:01:02 <nora> one\n16:02:30 <ben> two\n16:02:31 <nora> three\n');
    assert.equal(found?.source, 'IRC (other logs)');
    assert.equal(found?.choices[0]?.messages, 3);
    assert.match(found?.choices[0]?.edits[0]?.newText ?? '', /^> 16:01:02 {2}nora {2}\n {3}\none {2}\n/);
  });

  it('knows the people of the log as it is now', async () => {
    const text = 'Kim:\nHi\n\n李雷:\nHo';
    assert.equal((await paste(text))?.source, 'weChat');
    await server.type(uri, 2, 3, 12, 15, 'Ada');
    assert.equal(await paste(text), null);
    assert.equal((await paste(text, { isExplicit: true }))?.source, 'weChat');
  });

  it('leaves other text alone', async () => {
    assert.equal(await paste('Good morning'), null);
    assert.equal(await paste('x'.repeat(5_000_000)), null);
  });

  it('says what an image is named after', async () => {
    const about = await server.request<PastedImage>(PASTE_IMAGE, {
      textDocument: { uri },
      position: end,
    });
    assert.deepEqual(about, { day: '2018-01-22', time: '07:08:28', images: ['/img/a.png'] });
  });

  describe('whatever ends the lines of the clipboard', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const texts = {
      weChat: 'Kim 2018/1/22 08:19\nHi\nall\n\n李雷 2018/1/22 08:20\nHo',
      telegram: 'Kim, [22.01.2018 08:19]\nHi\nall\n\n李雷, [22.01.2018 08:20]\nHo',
      whatsApp: '[22/01/2018, 08:19:00] Kim: Hi\nall\n[22/01/2018, 08:20:00] 李雷: Ho',
    };
    const messages = '> 08:19:00  Kim  \n   \nHi  \nall  \n   \n> 08:20:00  李雷  \n   \nHo  \n   \n';

    const newText = async (text: string) => (await paste(text))?.choices[0]?.edits.at(-1)?.newText;

    for (const [source, text] of Object.entries(texts)) {
      it(`keeps the log's: ${source}`, async () => {
        assert.equal(await newText(crlf(text)), messages);
        assert.equal(await newText(text.replaceAll('\n', '\r')), messages);
        await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
        await server.open(uri, `\ufeff${crlf(log)}`);
        assert.equal(await newText(text), crlf(messages));
        assert.equal(await newText(crlf(text)), crlf(messages));
      });
    }
  });

  it('says where an image goes that is pasted at a header', async () => {
    const imageAt = (line: number, character = 0) =>
      server.request<PastedImage>(PASTE_IMAGE, { textDocument: { uri }, position: { line, character } });
    const body = { line: 5, character: 0 };
    const place = { range: { start: body, end: body }, before: '', after: '  \n   \n' };
    assert.deepEqual((await imageAt(3, 14)).place, place);
    assert.deepEqual((await imageAt(4, 3)).place, place);
    assert.equal((await imageAt(5, 3)).place, undefined);
    // A header that was just typed ends the log.
    await server.type(uri, 2, 7, 0, 0, '> 07:09:00  李雷');
    const typed = { line: 7, character: 14 };
    assert.deepEqual((await imageAt(7, 14)).place, {
      range: { start: typed, end: typed },
      before: '\n   \n',
      after: '',
    });
    assert.deepEqual(await imageAt(1, 6), {
      reason: 'The front matter cannot hold images: paste them into a message.',
    });
  });
});
