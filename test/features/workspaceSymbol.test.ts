import assert from 'node:assert/strict';
import type { SymbolInformation } from 'vscode-languageserver-protocol';
import { readClient } from '../../server/src/features/support/client';
import { MAX_SYMBOLS, workspaceSymbol } from '../../server/src/features/workspaceSymbol';
import { findName, labelOf } from '../../server/src/people/symbolQuery';
import { NOT_CANCELLED } from '../support/features';
import { workspaceOf } from '../support/workspace';

const message = (time: string, name: string) => `> ${time}  ${name}  \n   \nx  \n   \n`;
const titled = (title: string) => `---\ntitle: ${title}\n---\n`;

const files = {
  '_data/speakers.yml': 'people:\n  - name: Kim Park\n    aliases: [小金, Kim-Acme]\n  - name: 赵静\n',
  '_posts/2024-02-01-chat.markdown':
    titled('2024-02-01-WeChat') + message('07:00:00', 'Kim Park') + message('08:00:00', '李雷'),
  '_posts/2024-02-08-chat.markdown': `${titled('春节聚会')}${message('09:00:00', '王芳')}${message('09:20:00', 'Kim-Acme')}${message('09:21:00', '王芳')}`,
  '_posts/2024-02-10-chat.markdown': message('10:00:00', '王芳'),
};

/** The symbols that are found: name, container, place. */
async function find(query: string, all: Readonly<Record<string, string>> = files) {
  const { workspace } = await workspaceOf(all);
  const found = await workspaceSymbol.handle(
    { workspace, client: readClient({}), token: NOT_CANCELLED },
    { query },
  );
  return found.map(({ name, containerName, location }) => {
    const { start } = location.range;
    const file = location.uri.replace('file:///site/', '').replace(/^_posts\/(.*)-chat\.markdown$/, '$1');
    return [name, containerName, `${file}:${start.line}:${start.character}`];
  });
}

const names = async (query: string) => (await find(query)).map(([name]) => name);

describe('workspace symbols', () => {
  it('are people by their messages, then logs from the latest on', async () => {
    assert.deepEqual(await find(''), [
      ['王芳', '3 messages', '2024-02-10:0:12'],
      ['Kim Park', '2 messages', '2024-02-08:7:12'],
      ['李雷', '1 message', '2024-02-01:7:12'],
      ['赵静', '0 messages', '_data/speakers.yml:3:10'],
      ['2024-02-10', '1 message', '2024-02-10:0:0'],
      ['2024-02-08 春节聚会', '3 messages', '2024-02-08:0:0'],
      ['2024-02-01-WeChat', '2 messages', '2024-02-01:0:0'],
    ]);
  });

  it('are found by what names begin with, by parts, and by scattered signs', async () => {
    assert.deepEqual(await names('kim park'), ['Kim Park']);
    assert.deepEqual(await names('park'), ['Kim Park']);
    assert.deepEqual(await names('kmrk'), ['Kim Park']);
    assert.deepEqual(await names('芳'), ['王芳']);
    assert.deepEqual(await names('nobody'), []);
  });

  it('show by which other name they were found', async () => {
    assert.deepEqual(await names('小金'), ['Kim Park (小金)']);
    assert.deepEqual(await names('xiaojin'), ['Kim Park (小金 xiaojin)']);
    assert.deepEqual(await names('acme'), ['Kim Park (Kim-Acme)']);
  });

  it('are found by pinyin, which their names then hold for clients that filter by characters', async () => {
    assert.deepEqual(await names('wangf'), ['王芳 (wangfang)']);
    assert.deepEqual(await names('wf'), ['王芳 (wangfang)']);
    assert.deepEqual(await names('王f'), ['王芳 (wangfang)']);
    assert.deepEqual(await names('chunjie'), ['2024-02-08 春节聚会 (chunjiejuhui)']);
  });

  it('show the pinyin of no more than the name of a person, where that will do', () => {
    const name = '周砚-木星支付-后端';
    const label = (query: string) => labelOf(name, findName([name], query)!.name, query);
    assert.equal(label('zhouy'), '周砚-木星支付-后端 (zhouyan)');
    assert.equal(label('zy'), '周砚-木星支付-后端 (zhouyan)');
    assert.equal(label('muxing'), '周砚-木星支付-后端 (zhouyanmuxingzhifuhouduan)');
    assert.equal(label('zymx'), '周砚-木星支付-后端 (zhouyanmuxingzhifuhouduan)');
  });

  it('hold the query in order whatever it is', async () => {
    for (const query of ['w芳', 'ｗａｎｇ', 'KIM', '0208', '2024 02', '春 节', 'xj', 'k']) {
      const found = await names(query);
      assert.ok(found.length > 0, query);
      for (const name of found) {
        let at = 0;
        for (const char of query.replace(/\s/g, '').toLowerCase()) {
          const next = name!.toLowerCase().indexOf(char, at);
          assert.ok(next >= at, `${query} in ${name}`);
          at = next + 1;
        }
      }
    }
  });

  it('are logs by day and title', async () => {
    assert.deepEqual(await names('2024-02'), ['2024-02-10', '2024-02-08 春节聚会', '2024-02-01-WeChat']);
    assert.deepEqual(await names('20240201'), ['2024-02-01-WeChat']);
    assert.deepEqual(await names('wechat'), ['2024-02-01-WeChat']);
    assert.deepEqual(await names('聚会'), ['2024-02-08 春节聚会']);
    assert.deepEqual(await find('old', { 'old-chat.markdown': message('10:00:00', 'A') }), [
      ['old-chat.markdown', '1 message', 'old-chat.markdown:0:0'],
    ]);
  });

  it('are no more than are stated, the best first', async () => {
    const many = Array.from({ length: 500 }, (_, i) => message('10:00:00', `A${i}Bo`)).join('');
    const found = await find('bo', { '2024-02-01-chat.markdown': many + message('11:00:00', 'Bo') });
    assert.equal(found.length, MAX_SYMBOLS);
    assert.equal(found[0]![0], 'Bo');
  });

  it('are none after the request is cancelled', async () => {
    const { workspace } = await workspaceOf(files);
    const token = { ...NOT_CANCELLED, isCancellationRequested: false };
    const answer = workspaceSymbol.handle({ workspace, client: readClient({}), token }, { query: '' });
    token.isCancellationRequested = true;
    assert.deepEqual((await answer) as SymbolInformation[], []);
  });
});
