import assert from 'node:assert/strict';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { Chatlog, log, message } from './chatlog';

describe('chatlog lint over very many logs, in threads', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  after(() => chatlog.dispose());

  it('reports what runs over parts of them report, which know of the others all the same', async () => {
    const lint = (...args: string[]) => chatlog.run(['lint', '--format', 'json', ...args]);
    mkdirSync(join(chatlog.folder, '.git'));
    // Each log has a finding of its own and one that depends on another log.
    for (let i = 0; i < 3_100; i++)
      chatlog.write(
        `${i % 7}/${i}-chat.md`,
        log(message(`> 07:08:28 Kim Park ${i}`), message(`> 07:08:29  kim park ${i + 1}`)),
      );
    chatlog.write(
      '2/off-chat.md',
      `<!-- chatlog-disable speaker/similar-name, message/header-spacing -->\n${log(message('> 07:08:28 kim park 5'))}`,
    );
    const gbk = chatlog.write('3/gbk-chat.md', Uint8Array.from([0x3e, 0x20, 0xc0, 0xee, 0xd0, 0xdb]));
    const unread = await lint('.');
    assert.match(unread.stderr, /^chatlog: 3\/gbk-chat\.md: this file is not UTF-8/);
    const { env } = chatlog.hooked(`
      require('node:worker_threads').Worker = class { constructor() { throw new Error('none'); } };`);
    const withoutThreads = await chatlog.run(['lint', '--format', 'json', '.'], { env });
    assert.deepEqual(withoutThreads, unread);
    rmSync(gbk);
    const all = await lint('.');
    assert.equal(all.stdout, unread.stdout);
    // Of so many, only the first step has threads; of the others, none has.
    const parts = [await lint('0', '1', '2', '3', '4'), await lint('5', '6')];
    const findings = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as { rule: string }[];
    assert.equal(all.stderr, '');
    assert.ok(findings(all).some(({ rule }) => rule === 'speaker/similar-name'));
    assert.deepEqual(findings(all), parts.flatMap(findings));

    // For human readers, with a registry among the logs, and where no thread can be started.
    chatlog.write(
      '_data/speakers.yml',
      'people:\n  - name: Kim Park 7\n    aliases: [Zoe]\n    colour: red\n',
    );
    chatlog.write('z/0-chat.md', log(message('> 07:08:28 Kim Park 3')));
    const stylish = await chatlog.run(['lint', '.']);
    assert.deepEqual(await chatlog.run(['lint', '.'], { env }), stylish);
    // A device is written by a stream, for which the process waits, but not for threads.
    const device = openSync(devNull, 'w');
    const child = chatlog.start(['lint', '.'], { stdio: ['ignore', device, 'ignore'] });
    assert.deepEqual(await once(child, 'close'), [stylish.code, null]);
    closeSync(device);

    const withRegistry = findings(await lint('.'));
    assert.match(stylish.stdout, new RegExp(`\\n${withRegistry.length} findings \\(`));
    const ids = withRegistry.map(({ rule }) => rule);
    assert.deepEqual(
      ids.filter(id => id.startsWith('registry/')),
      ['registry/unknown-name', 'registry/unknown-key'],
    );
    assert.ok(ids.indexOf('registry/unknown-key') > 0 && !ids.at(-1)!.startsWith('registry/'));
  });
});
