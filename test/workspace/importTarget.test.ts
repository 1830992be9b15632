import * as assert from 'node:assert/strict';
import { ImportTarget } from '../../server/src/workspace/importTarget';

const FOLDER = 'file:///site/_posts';

describe('Where an import goes', () => {
  it('puts pictures beside those of the latest log that has any, however many logs have none since', async () => {
    const target = targetWith({
      '2026-01-01-chat.md': '![a](../pictures/old.png)',
      '2026-01-02-chat.md': '![a](../img/new.png)',
      ...Object.fromEntries(
        Array.from({ length: 9 }, (_, day) => [`2026-02-0${day + 1}-chat.md`, 'Nothing']),
      ),
      '2026-03-01-chat.md': '![a](https://example.org/web/a.png)',
    });
    assert.deepEqual(await target.pictures(FOLDER), { path: '/site/img', linkPrefix: '../img/' });
  });

  it('puts pictures into `img` of the site where no log has one', async () => {
    const target = targetWith({ '2026-01-01-chat.md': '![a](https://example.org/web/a.png)' });
    assert.deepEqual(await target.pictures(FOLDER), { path: '/site/img', linkPrefix: '/img/' });
  });

  function targetWith(files: Readonly<Record<string, string>>): ImportTarget {
    const fileSystem = {
      list: async () => ({ files: Object.keys(files), folders: [], links: [] }),
      readFile: async (uri: string) => new TextEncoder().encode(files[uri.slice(FOLDER.length + 1)]),
    };
    const size = async (uri: string) => (await fileSystem.readFile(uri)).length;
    return new ImportTarget({ ...fileSystem, size }, 'file:///site');
  }
});
