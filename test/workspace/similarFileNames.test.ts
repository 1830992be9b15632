import assert from 'node:assert/strict';
import { similarFileNames } from '../../server/src/workspace/similarFileNames';

describe('similar names of files', () => {
  const files = [
    'photo.png',
    'Photo.JPG',
    'photo.jpeg',
    'phots.jpg',
    'pohto.jpg',
    'photo.md',
    'photo',
    'cat.png',
    'a.png',
    '支付截图.png',
    '20180122_081943.png',
    '20180122_081934.png',
    '20180122_191943.png',
    '20180122_081999.png',
  ];
  const check = (wanted: string, expected: readonly string[]) =>
    assert.deepEqual(similarFileNames(wanted, files), expected, wanted);

  it('differ in case, then in the extension, then in a few letters, and are at most three', () => {
    check('photo.jpg', ['Photo.JPG', 'photo.jpeg', 'photo.png']);
    check('phtoo.jpg', ['Photo.JPG', 'photo.jpeg', 'photo.png']);
    check('phot.jpg', ['Photo.JPG', 'photo.jpeg', 'photo.png']);
    check('20180122_081944.png', ['20180122_081934.png', '20180122_081943.png', '20180122_081999.png']);
    check('支付裁图.png', ['支付截图.png']);
  });

  it('are those of images, and of short ones nearly the same', () => {
    check('photo', ['Photo.JPG', 'photo.jpeg', 'photo.png']);
    check('cat2.png', ['cat.png']);
    check('cta.png', ['cat.png']);
    check('dog.png', []);
    check('b.png', ['a.png']);
    check('20180123_201943.png', []);
  });
});
