import assert from 'node:assert/strict';
import { exportTree } from '../../../server/src/import/exported/exportFile';
import { recognizedFiles } from '../../../server/src/import/exported/recognizedFiles';
import { EXPORT_SOURCES } from '../../../server/src/import/exported/sources';
import { memoryFile, sampleFile } from './exports';

const JSON_FILE = 'telegram-single-result.json';
const HTML_FILE = 'telegram-messages.html';

describe('the files of an export', () => {
  /** @param names each path with the name of a sample */
  const check = (title: string, names: Record<string, string>, expected: string[], expectedNotes: string[]) =>
    it(title, () => {
      const files = Object.entries(names).map(([path, sample]) => {
        const [bytes] = sampleFile(sample).bytes();
        return memoryFile(path, bytes!);
      });
      const notes: string[] = [];
      const failures: string[] = [];
      const found = recognizedFiles(
        { tree: exportTree(files), files, title: 'x', shown: 'x', kind: 'folder' },
        EXPORT_SOURCES,
        { notes, failures },
      );
      assert.deepEqual(
        found.map(({ shown }) => shown),
        expected,
      );
      assert.deepEqual(notes, expectedNotes);
      assert.deepEqual(failures, []);
    });

  check(
    'Telegram writes pages beside its JSON on request, which are not read then',
    { 'messages.html': HTML_FILE, 'result.json': JSON_FILE, 'messages2.html': HTML_FILE },
    ['x/result.json'],
    ['x/messages.html and 1 more: not read, as x/result.json is the same in another form.'],
  );
  check(
    'of all chats, in folders of their own',
    {
      'a/result.json': JSON_FILE,
      'a/chats/chat_1/messages.html': HTML_FILE,
      'b/chats/chat_1/messages.html': HTML_FILE,
    },
    ['x/a/result.json', 'x/b/chats/chat_1/messages.html'],
    ['x/a/chats/chat_1/messages.html: not read, as x/a/result.json is the same in another form.'],
  );
  check(
    'another export in a folder below is read',
    { 'result.json': JSON_FILE, 'ChatExport/messages.html': HTML_FILE },
    ['x/result.json', 'x/ChatExport/messages.html'],
    [],
  );
  check(
    'one of the files of one name is read',
    { 'c.txt': 'discord-dce.txt', 'c.html': 'discord-dce.html', 'c.csv': 'discord-dce.csv' },
    ['x/c.html'],
    ['x/c.txt and 1 more: not read, as x/c.html is the same in another form.'],
  );
});
