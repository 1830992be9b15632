import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAsIs } from '../../server/src/node/readAsIs';

const LIMIT = 1_000_000;

describe('a file that is read as it is', () => {
  let folder: string;
  let path: string;
  const text = 'Zeile '.repeat(20_000);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-file-'));
    path = join(folder, 'x-chat.md');
    writeFileSync(path, text);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const read = async (expected: number, limit = LIMIT) => String(await readAsIs(path, expected, limit));

  it('is whole, also if it has become longer or shorter', async () => {
    for (const expected of [text.length, text.length + 7, text.length - 7, 1, 0])
      assert.equal(await read(expected), text);
  });

  it('may be empty', async () => {
    writeFileSync(path, '');
    assert.equal(await read(0), '');
    assert.equal(await read(5), '');
  });

  it('is read no further than a little beyond the limit', async () => {
    const { length } = await read(10, 1_000);
    assert.ok(length > 1_000 && length < 10_000, String(length));
  });

  it('is no link', async function () {
    if (process.platform === 'win32') this.skip();
    const link = join(folder, 'link-chat.md');
    symlinkSync(path, link);
    await assert.rejects(readAsIs(link, text.length, LIMIT), { code: 'ELOOP' });
  });

  it('is a pipe that nothing writes to: it is empty, and not waited for', async function () {
    if (process.platform === 'win32') this.skip();
    const pipe = join(folder, 'pipe-chat.md');
    execFileSync('mkfifo', [pipe]);
    assert.equal(String(await readAsIs(pipe, 10, LIMIT)), '');
  });

  it('is there', async () => {
    await assert.rejects(readAsIs(join(folder, 'none-chat.md'), 0, LIMIT), { code: 'ENOENT' });
  });
});
