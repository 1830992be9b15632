import assert from 'node:assert/strict';
import type { CopiedFile } from '../../server/src/import/logs/mediaFiles';
import { namePictures } from '../../server/src/workspace/importPictures';
import { ImportTarget } from '../../server/src/workspace/importTarget';
import { memoryFile } from '../import/exported/exports';

/** Names pictures, given as `name: content`, in a folder with these files. */
async function named(there: Readonly<Record<string, string>>, copied: Readonly<Record<string, string>>) {
  const fileSystem = {
    list: async () => ({ files: Object.keys(there), folders: [], links: [] }),
    readFile: async (uri: string) => new TextEncoder().encode(there[uri.replace(/^.*\//, '')]),
  };
  const files = Object.entries(copied).map(
    ([name, content]): CopiedFile => ({ file: memoryFile(name, content), name, conversations: new Set() }),
  );
  const size = async (uri: string) => (await fileSystem.readFile(uri)).length;
  const target = new ImportTarget({ ...fileSystem, size }, 'file:///site');
  const { names, pictures } = await namePictures(files, 'file:///site/img', target);
  return { names: Object.fromEntries(names), copied: pictures.map(({ name }) => name) };
}

describe('the pictures of an import', () => {
  const check = (
    title: string,
    there: Readonly<Record<string, string>>,
    copied: Readonly<Record<string, string>>,
    expected: { readonly names: Readonly<Record<string, string>>; readonly copied: readonly string[] },
  ) => it(title, async () => assert.deepEqual(await named(there, copied), expected));

  const first = '20260301_080211.png';
  const second = '20260301_080211_2.png';
  const third = '20260301_080211_3.png';
  check(
    'keep their names where these are free',
    {},
    { [first]: 'a', [second]: 'b' },
    {
      names: { [first]: first, [second]: second },
      copied: [first, second],
    },
  );
  check(
    'are not copied twice',
    { [first]: 'a' },
    { [first]: 'a' },
    { names: { [first]: first }, copied: [] },
  );
  check(
    'get another number where another picture has the name',
    { [first]: 'x' },
    { [first]: 'a', [second]: 'b' },
    {
      names: { [first]: third, [second]: second },
      copied: [first, second],
    },
  );
  check(
    'are found under the number that another import gave them',
    { [first]: 'b', [second]: 'a' },
    { [first]: 'a', [second]: 'b' },
    { names: { [first]: second, [second]: first }, copied: [] },
  );
  check(
    'are found under a lower number',
    { [first]: 'a' },
    { [second]: 'a' },
    {
      names: { [second]: first },
      copied: [],
    },
  );
});
