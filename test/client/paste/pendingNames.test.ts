import assert from 'node:assert/strict';
import { PendingNames } from '../../../client/src/paste/pendingNames';

describe('the names of files that are about to be written', () => {
  const nameOf = (attempt: number) => `a${attempt}`;
  /** The files that there are. Whether one exists is known after a while. */
  const files = new Set<string>();
  const exists = async (name: string) => {
    await new Promise(setImmediate);
    return files.has(name);
  };

  it('are taken, though no file has them', async () => {
    const names = new PendingNames();
    assert.equal(await names.take(nameOf, exists), 'a1');
    assert.equal(await names.take(nameOf, exists), 'a2');
    for (let again = 0; again < 2; again++) assert.equal(await names.firstFree(nameOf, exists), 'a3');
  });

  it('are different for files that are named at the same time', async () => {
    const names = new PendingNames();
    const taken = await Promise.all([1, 2, 3].map(() => names.take(nameOf, exists)));
    assert.deepEqual(taken.sort(), ['a1', 'a2', 'a3']);
  });

  it('are those of files once these are written', async () => {
    const names = new PendingNames();
    files.add(await names.take(nameOf, exists));
    names.written('a1');
    assert.equal(await names.take(nameOf, exists), 'a2');
    // The file is deleted, as by undo.
    files.delete('a1');
    assert.equal(await names.firstFree(nameOf, exists), 'a1');
    assert.equal(await names.take(nameOf, exists), 'a1');
  });
});
