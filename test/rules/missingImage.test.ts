import { MAX_ADDRESS, MAX_IMAGES } from '../../server/src/rules/image/missing';
import { imagesOf } from '../support/images';
import { check, HEAD, MESSAGE, message } from '../support/rules';

const said = (body: string) => HEAD + message('07:08:28', 'Kim Park', body);

const images = imagesOf([
  'img/cat.png',
  'img/dog.jpg',
  'img/2024/a b(1).png',
  'img/2024/狗.png',
  '_config.yml',
]);

describe('image/missing', () => {
  const rule = 'image/missing';

  it('reports the address of an image whose file does not exist', () =>
    check({
      rule,
      images,
      text: said('![A cow](⟦/img/cow-2024.png⟧) and ![](⟦../img/2024/cow-2024.png⟧ "b")'),
      says: 'There is no image "img/cow-2024.png" in the workspace.',
    }));

  it('reports images inside links, with brackets inside, in angle brackets', () =>
    check({
      rule,
      images,
      text: said(
        '[![a [b] c](⟦/img/cow-2024.png⟧)](http://a.cn) ![a](<⟦/img/a cow.png⟧>) \\![![x](⟦/img/mouse.png⟧)',
      ),
    }));

  it('allows images that exist, however the address is written', () =>
    check({
      rule,
      images,
      text: said(
        [
          '![](/img/cat.png) ![](../img/cat.png "A cat") ![](/img/./2024/../cat.png?raw=1#x)',
          '![](../img/2024/a%20b(1).png) ![](<../img/2024/a b(1).png>) ![](/img/2024/a%20b\\(1\\).png)',
          '![](/img/2024/%E7%8B%97.png) ![](/img/2024/狗.png) ![](/img/2024/&#29399;.png) ![](/img/2024/&amp;#29399;.png)',
        ].join('\n'),
      ),
      also: ['text/double-escaped-entity'],
    }));

  it('allows links, code, addresses of other kinds, and what is no image in the preview', () =>
    check({
      rule,
      images,
      text: said(
        [
          '[a](/img/cow-2024.png) `![a](/img/cow-2024.png)` ![a](https://a.cn/img/x.png) ![a](//a.cn/x.png)',
          '![a](data:image/png;base64,AAAA) ![a](file:///img/x.png) ![a](C:\\img\\x.png) ![a](#x) ![a]() ![a](/)',
          '![a](mailto:x@a.cn) ![a]({{site.url}}/img/cow-2024.png) ![[/img/cow-2024.png]] ![a][b] ![a] (/img/cow-2024.png)',
          '\\![a](/img/cow-2024.png) ![a](/img/cow-2024.png',
          '```\n![a](/img/cow-2024.png)\n```',
        ].join('\n'),
      ),
    }));

  it('leaves text that is no message alone', () =>
    check({
      rule,
      images,
      text: `${HEAD}![a](/img/cow-2024.png)\n\n${MESSAGE}`,
      also: ['message/stray-text'],
    }));

  it('says so if the name differs in upper and lower case', () =>
    check({
      rule,
      images,
      text: said('![A cat](⟦/img/Cat.PNG⟧) ![](⟦../IMG/cat.png⟧)'),
      says: 'The image "img/Cat.PNG" is named "img/cat.png": web servers tell upper case from lower case.',
      suggested: [said('![A cat](/img/cat.png) ![](../IMG/cat.png)')],
    }));

  it('offers similar names, written as the address is', () => {
    check({
      rule,
      images,
      text: said('![](<⟦../img/dgo.jpg?raw=1#x⟧> "A dog")'),
      suggested: [said('![](<../img/dog.jpg?raw=1#x> "A dog")')],
    });
    check({
      rule,
      images,
      text: said('![](⟦/img/2024/a%20b(2).png⟧)'),
      suggested: [said('![](/img/2024/a%20b%281%29.png)')],
    });
  });

  it('offers slashes for the backslashes of a path of Windows', () =>
    check({
      rule,
      images,
      text: said('![](⟦..\\img\\cat.png⟧)'),
      suggested: [said('![](../img/cat.png)')],
    }));

  it('offers nothing that does not exist either', () => {
    check({ rule, images, text: said('![](⟦..\\img\\cow-2024.png⟧)') });
    check({ rule, images, text: said('![](⟦/img/2023/cat.png⟧)') });
  });

  it('says the end of a long path, which holds the name', () =>
    check({
      rule,
      images,
      text: said(`![](⟦/img/${'😀'.repeat(50)}.png⟧)`),
      says: `There is no image "…${'😀'.repeat(37)}.png" in`,
    }));

  it('looks for a limited number of images in a message, and for no address that is too long for a path', () => {
    check({
      rule,
      images,
      text: said(`${'![](⟦/img/x⟧)'.repeat(MAX_IMAGES)}${'![](/img/x)'.repeat(3)}`),
    });
    const longest = `/img/${'x'.repeat(MAX_ADDRESS - 5)}`;
    check({ rule, images, text: said(`![](⟦${longest}⟧) ![](${longest}x)`) });
  });

  it('says nothing as long as no folder is listed', () =>
    check({ rule, text: said('![A cow](/img/cow-2024.png)') }));
});
