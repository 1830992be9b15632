import assert from 'node:assert/strict';
import { type ImageFiles, imagesOf } from '../support/images';

/** Which of the addresses lead to a file, to none, and to an unknown place; `-` for what is no address of a file. */
function statesOf(addresses: readonly string[], paths: readonly string[], files?: ImageFiles): string[] {
  const images = imagesOf(paths, files);
  return addresses.map(address => `${address} ${images.find(address)?.state ?? '-'}`);
}

/** Checks lines of an address and its state. */
function check(lines: readonly string[], paths: readonly string[], files?: ImageFiles): void {
  assert.deepEqual(
    statesOf(
      lines.map(line => line.slice(0, line.lastIndexOf(' '))),
      paths,
      files,
    ),
    lines,
  );
}

describe('the images of a log', () => {
  it('are looked for from the log, and with a slash from the top of the site', () =>
    check(
      [
        'a.png there',
        './a.png there',
        'b.png missing',
        '../b.png there',
        '../a.png missing',
        '/b.png there',
        '/a.png missing',
        '/_posts/a.png there',
        '/img/c.png there',
        'img/c.png unknown',
      ],
      ['_posts/a.png', 'b.png', 'img/c.png'],
    ));

  it('of folders that the workspace does not have are kept elsewhere, but not those of folders in one that it has', () =>
    check(
      [
        '/img/a.png unknown',
        '../img/2024/a.png unknown',
        'media/a.png unknown',
        '/assets/2024/a.png missing',
        '/assets/b.png missing',
        '/assets/a.png there',
      ],
      ['assets/a.png', '_posts/'],
    ));

  it('are looked for in folders that are empty', () => check(['/img/a.png missing'], ['img/']));

  it('at the top are known of a Jekyll site only', () => {
    const log = '2024-05-01-chat.markdown';
    check(['/a.png missing'], ['_config.yml'], { log });
    check(['/a.png missing'], ['_posts/'], { log });
    check(['/a.png unknown', 'a.png missing', './b.png there'], ['b.png'], { log });
  });

  it('may be below the folder that holds the posts, into which they are pasted', () => {
    const files = { log: 'site/_posts/2024/2024-05-01-chat.markdown' };
    check(
      ['/img/a.png there', '/img/b.png there', '/img/c.png missing', '/d.png missing', '/e.png there'],
      ['img/a.png', 'site/img/b.png', 'site/e.png'],
      files,
    );
    check(['/img/b.png there', '/img/c.png missing'], ['site/img/b.png'], files);
    check(['/img/c.png unknown'], ['site/img@', 'img/a.png'], files);
  });

  it('are told apart by upper and lower case, in folders too', () => {
    const paths = ['img/Cat.png', 'IMAGES/a.png', '_posts/a.png'];
    check(
      [
        '/img/Cat.png there',
        '/img/cat.png missing',
        '/images/a.png missing',
        '/images/b.png missing',
        '/IMAGES/a.png there',
      ],
      paths,
    );
    const images = imagesOf(paths);
    assert.deepEqual(images.find('/img/cat.png'), {
      state: 'missing',
      path: 'img/cat.png',
      otherCase: 'img/Cat.png',
    });
    assert.deepEqual(images.near('/images/a.png'), ['/IMAGES/a.png']);
    assert.deepEqual(images.near('../images/./A.PNG'), []);
    assert.deepEqual(images.near('/images/A.PNG'), ['/IMAGES/a.png']);
    assert.deepEqual(imagesOf(paths).find('/images/b.png'), { state: 'missing', path: 'images/b.png' });
  });

  it('are found from a log whose folders the client writes in another case', () =>
    check(['a.png there', 'b.png missing'], ['_posts/a.png'], {
      log: '_Posts/2024-05-01-chat.markdown',
      logOnDisk: '_posts/2024-05-01-chat.markdown',
    }));

  it('have names whose accents and syllables may be stored in parts', () => {
    const name = '한글é.png';
    assert.notEqual(name.normalize('NFD'), name);
    check(
      [`/img/${name} there`, `/사진/${name} there`],
      [`img/${name.normalize('NFD')}`, `${'사진'.normalize('NFD')}/${name}`],
    );
    check([`/img/${name.normalize('NFD')} there`], [`img/${name}`]);
  });

  it('outside the workspace are unknown, however the address gets there', () =>
    check(
      [
        '../../etc/a.png unknown',
        '..%2F..%2Fa.png unknown',
        '%2e%2e/%2E%2e/a.png unknown',
        '/../a.png unknown',
        '/%2e%2e/site-2/a.png unknown',
        '..\\..\\a.png missing',
        '/img/%252e%252e/a.png missing',
      ],
      ['img/a.png', '_posts/a.png'],
    ));

  it('behind links are unknown', () =>
    check(
      ['/link/a.png unknown', '/img/link/a.png unknown', '/img/a.png unknown', '/img/b.png missing'],
      ['link@', 'LINK/a.png', 'img/link@', 'img/a.png@'],
    ));

  it('are those of another folder of the workspace as well', () => {
    const workspaceFolders = ['file:///site/one', 'file:///site/two'];
    check(
      ['../../two/img/a.png there', '../../two/img/b.png missing', '../../three/a.png unknown'],
      ['one/_posts/', 'two/img/a.png', 'three/a.png'],
      { log: 'one/_posts/x.chatlog', workspaceFolders },
    );
  });

  it('are those beside and below a log that is in no folder', () =>
    check(
      [
        'a.png there',
        'img/b.png there',
        'c.png missing',
        'img/c.png missing',
        '../x.png unknown',
        '/a.png -',
      ],
      ['_posts/a.png', '_posts/img/b.png', 'x.png'],
      { workspaceFolders: [] },
    ));

  it('of a log without a path, or in a folder with a stray percent sign, are found where they can be', () => {
    check(['a.png -', '/a.png -'], [], { log: 'untitled:Untitled-1', workspaceFolders: [] });
    check(['a.png there', 'b.png missing'], ['100%/a.png'], { log: '100%25/x.chatlog' });
  });
});
