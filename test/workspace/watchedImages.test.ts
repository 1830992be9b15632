import assert from 'node:assert/strict';
import type { FoundImage, Images } from '../../server/src/log/images';
import { WatchedImages } from '../../server/src/workspace/watchedImages';

const THERE: FoundImage = { state: 'there' };
const UNKNOWN: FoundImage = { state: 'unknown' };
const missing = (path: string): FoundImage => ({ state: 'missing', path });

/** The files of a workspace that a test changes. */
class Files implements Images {
  readonly found = new Map<string, FoundImage>();

  find(address: string): FoundImage | undefined {
    return this.found.get(address);
  }

  near(address: string): readonly string[] {
    return [`near ${address}`];
  }
}

describe('the images that a check of a log found', () => {
  let files: Files;
  let watched: WatchedImages;
  beforeEach(() => {
    files = new Files();
    watched = new WatchedImages(files);
  });

  it('are those of the workspace', () => {
    files.found.set('a', THERE);
    assert.deepEqual([watched.find('a'), watched.find('web')], [THERE, undefined]);
    assert.deepEqual(watched.near('b'), ['near b']);
  });

  it('are the same as long as each has the same state', () => {
    files.found.set('a', UNKNOWN).set('b', missing('b')).set('other', UNKNOWN);
    for (const address of ['a', 'b', 'web']) watched.find(address);
    files.found.set('other', THERE);
    assert.equal(watched.areSame, true);
    files.found.set('b', missing('img/b'));
    assert.equal(watched.areSame, false);
    files.found.set('b', missing('b'));
    assert.equal(watched.areSame, true);
    files.found.set('a', THERE);
    assert.equal(watched.areSame, false);
  });

  it('are not the same if one changed while the log was checked', () => {
    files.found.set('a', UNKNOWN);
    watched.find('a');
    files.found.set('a', THERE);
    watched.find('a');
    files.found.set('a', UNKNOWN);
    assert.equal(watched.areSame, false);
  });

  it('are not kept without a limit', () => {
    for (let i = 0; i < 1_000; i++) watched.find(`${i % 999}`);
    assert.equal(watched.areSame, true);
    for (let i = 0; i < 1_001; i++) watched.find(`${i}`);
    assert.equal(watched.areSame, false);
  });
});
