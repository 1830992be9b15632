import assert from 'node:assert/strict';
import { PASTE, PASTE_IMAGE, type PasteImageResult, type PasteResult } from '../../server/src/protocol';
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

  it('knows the people of the log as it is now', async () => {
    const text = 'Kim:\nHi\n\n李雷:\nHo';
    assert.equal((await paste(text))?.source, 'weChat');
    await server.type(uri, 2, 3, 12, 15, 'Ada');
    assert.equal(await paste(text), null);
    assert.equal((await paste(text, { asked: true }))?.source, 'weChat');
  });

  it('leaves other text alone', async () => {
    assert.equal(await paste('Good morning'), null);
    assert.equal(await paste('x'.repeat(5_000_000)), null);
  });

  it('tells what an image is named after', async () => {
    const about = await server.request<PasteImageResult>(PASTE_IMAGE, {
      textDocument: { uri },
      position: end,
    });
    assert.deepEqual(about, { day: '2018-01-22', time: '07:08:28', images: ['/img/a.png'] });
  });
});
