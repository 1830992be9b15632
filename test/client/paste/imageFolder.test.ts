import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageAddresses, imageFolder, imageName } from '../../../server/src/protocol/imageFolder';
import { runs } from '../../support/runs';

/** folder and link of a pasted image, for a log at a path. */
function check(
  title: string,
  logPath: string,
  images: string[],
  expected: [path: string, link: string],
  configured = '',
) {
  it(title, () => {
    const { path, linkPrefix } = imageFolder({ logPath, rootPath: '/ws', images, configured });
    assert.deepEqual([path, linkPrefix], expected);
  });
}

const post = '/ws/_posts/2018-01-22-chat.markdown';

describe('the folder of a pasted image', () => {
  check('is that of a site-absolute image', post, ['/img/201801/a.png'], ['/ws/img/201801', '/img/201801/']);
  check('is that of a relative image', post, ['../pics/a.png'], ['/ws/pics', '../pics/']);
  check('is the log’s own', '/ws/a.chatlog', ['a.png'], ['/ws', '']);
  check('has spaces and Chinese', post, ['/my%20%E5%9B%BE/a.png'], ['/ws/my 图', '/my%20%E5%9B%BE/']);
  check(
    'is below the site, which may be a part of the workspace',
    '/ws/blog/_posts/2018/a.chatlog',
    ['/img/a.png'],
    ['/ws/blog/img', '/img/'],
  );
  check(
    'is not the web',
    post,
    ['http://static.example.org/img/a.png', '//example.org/a.png'],
    ['/ws/img', '/img/'],
  );
  check(
    'is not outside the workspace',
    post,
    ['../../a.png', '/../a.png', '/%2e%2e/%2e%2e/etc/a.png'],
    ['/ws/img', '/img/'],
  );
  check(
    'is none that can’t be decoded, and none of variables',
    post,
    ['/%zz/a.png', '{{site.img}}/a.png', 'C:\\a.png'],
    ['/ws/img', '/img/'],
  );
  check('is img without any', '/ws/logs/2018/a.chatlog', [], ['/ws/img', '../../img/']);
  check(
    'is that of the setting',
    post,
    ['/img/a.png'],
    ['/ws/assets/图', '/assets/%E5%9B%BE/'],
    'assets/图/',
  );
  check(
    'is that of the setting below the workspace folder',
    '/ws/logs/a.chatlog',
    [],
    ['/ws/img', '../img/'],
    'img',
  );
  for (const unsafe of ['../x', '/etc', 'a/../../x', 'C:\\x', '\\\\server\\x', '..\\x']) {
    check(`is not that of the setting ${unsafe}`, post, [], ['/ws/img', '/img/'], unsafe);
  }

  it('is always inside the workspace', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '%2e%2e',
      '%2f',
      '\\',
      'a',
      '_posts',
      '%',
      ' ',
      '?',
      '#',
      'img/x.png',
    );
    const text = fc.array(piece, { maxLength: 12 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom(post, '/ws/a.chatlog', '/ws/b/_posts/a.md'),
        (image, configured, logPath) => {
          const { path } = imageFolder({ logPath, rootPath: '/ws', images: [image], configured });
          assert.ok(path === '/ws' || path.startsWith('/ws/'), path);
          assert.doesNotMatch(path, /(?:^|\/)\.\.(?:\/|$)/);
        },
      ),
      { numRuns: runs(5_000) },
    );
  });
});

describe('a pasted image', () => {
  it('is named as the real logs name theirs', () => {
    assert.equal(imageName('2018-01-22', '08:19:43', 'png'), '20180122_081943.png');
    assert.equal(imageName('2018-01-22', '08:19:43', 'jpg', 2), '20180122_081943_2.jpg');
  });

  it('is found by its address', () => {
    assert.deepEqual(imageAddresses('a ![x](a.png) ![](</b c.png> "t") [no](c.png)\n![y]( d.png "t")'), [
      'a.png',
      '/b',
      'd.png',
    ]);
  });
});
