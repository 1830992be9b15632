import * as assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { exportedPage } from '../support/exported';
import { registeredPeople } from '../support/registeredPeople';

const DAY = '2026-03-01-chat.markdown';
const message = (time: string, speaker: string, body: string) => `> ${time}  ${speaker}\n\n${body}\n\n`;

/** The content of a meta element or an attribute, without escapes. */
const unescaped = (html: string | undefined) =>
  html?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const policyOf = (html: string) =>
  unescaped(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]) ?? '';
const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const articles = (html: string) => html.split('<article ').slice(1);

describe('An exported page', () => {
  it('says what it is made of, and by what', async () => {
    const one = await exportedPage({
      [DAY]: `---\ntitle: Tea\n---\n${message('08:00:00', 'Kim', 'a')}${message('08:00:01', '我', 'b')}`,
    });
    assert.match(
      one,
      /<h1>Sunday, March 1, 2026<\/h1>\n<p class="details"><span>Tea<\/span> <span>2 messages<\/span> <span>2 people<\/span>/,
    );
    assert.match(one, /<meta name="generator" content="Chat Log 1\.2\.3">/);
    assert.match(one, /<footer class="made-by"[^>]*>Exported by Chat Log 1\.2\.3<\/footer>/);
    const several = await exportedPage(
      { [DAY]: message('08:00:00', 'Kim', 'a'), '2026-03-02-chat.markdown': message('08:00:00', 'Kim', 'b') },
      { title: 'Both' },
    );
    assert.match(several, /<title>Both<\/title>/);
    assert.match(
      several,
      /<h1>Both<\/h1>\n<p class="details"><span>2 days<\/span> <span>2 messages<\/span> <span>1 person<\/span>/,
    );
    assert.match(
      several,
      /<section class="log" id="2026-03-02">\n<header class="log-head"><h2>Monday, March 2, 2026<\/h2>/,
    );
    assert.match(several, /<a href="#2026-03-02" [^>]*>2<\/a>/);
  });

  it('has an address for each message, the time, with the day before it if there are several', async () => {
    const ids = (html: string) => articles(html).map(each => / id="([^"]*)"/.exec(each)![1]);
    const log = message('20:05:33', 'Kim', 'a') + message('20:05:33', 'Kim', 'b');
    assert.deepEqual(ids(await exportedPage({ [DAY]: log })), ['20:05:33', '20:05:33.2']);
    const html = await exportedPage({ [DAY]: log, 'b/2026-03-01-chat.markdown': log, 'x.chatlog': log });
    assert.equal(new Set(ids(html)).size, 6);
    assert.deepEqual(ids(html).slice(1, 3), ['2026-03-01/20:05:33.2', 'log/20:05:33']);
    assert.match(html, /<a class="time" href="#2026-03-01\/20:05:33">20:05:33<\/a>/);
  });

  it('leads from an answer to what it answers, in the same log', async () => {
    const log =
      message('08:00:00', 'Kim', 'Tea **at** noon?') +
      message('08:01:00', 'Kim', 'Other') +
      message('08:02:00', 'Ada', '> **Kim**: Tea at noon?\n\nYes') +
      message('08:03:00', 'Ada', '> **Kim**: never said\n\nNo');
    const [, , yes, no] = articles(await exportedPage({ [DAY]: log }));
    assert.match(yes!, /<blockquote class="reply"[^>]*>\n<p><a class="answered" href="#08:00:00"/);
    assert.doesNotMatch(no!, /class="answered"/);
  });

  it('allows its own script and styles, and nothing else', async () => {
    const assets = { script: 'let a = 1;', styles: 'a{b:c}' };
    const people = registeredPeople('people:\n  - {name: Kim, color: "#123456"}\n');
    const html = await exportedPage({ [DAY]: message('08:00:00', 'Kim', 'a') }, { assets, people });
    const styles = /<style>(.*?)<\/style>/s.exec(html)![1]!;
    assert.ok(styles.startsWith('a{b:c}') && styles.includes('[data-color="#123456"]{--own-color:#123456}'));
    assert.equal(
      policyOf(html),
      `default-src 'none'; script-src ${sha256(assets.script)}; style-src ${sha256(styles)}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<style>'));
    assert.doesNotMatch(html.replace(/<style>.*?<\/style>/s, ''), / style=| on\w+=/);
  });

  it('has pictures in it, or loads them from where they are, and from nowhere else', async () => {
    const log = message(
      '08:00:00',
      'Kim',
      '![a"b](../img/a.png "t") ![c](http://A.example/c.png?a&b) ![d](data:image/png;base64,AA==)',
    );
    const embedded = await exportedPage(
      { [DAY]: log },
      { pictureOf: async address => (address.startsWith('../') ? 'data:image/png;base64,BB==' : undefined) },
    );
    assert.match(
      embedded,
      /<span class="image" data-alt="a&quot;b"><img class="picture" src="data:image\/png;base64,BB==" alt="a&quot;b" title="t" loading="lazy"/,
    );
    assert.match(embedded, /<span class="image-card-name">c<\/span>A\.example<\/span>/);
    assert.doesNotMatch(embedded, /src="http/);
    const linked = await exportedPage({ [DAY]: log }, { media: 'link', pictureOf: async address => address });
    assert.match(policyOf(linked), /img-src data: file: 'self' http:\/\/a\.example;/);
    assert.match(linked, /src="http:\/\/A\.example\/c\.png\?a&amp;b"/);
  });

  it('holds what a title, a name or a text could break out of', async () => {
    const attack = '"><script>alert(1)</script></title></noscript></style><img src=x onerror=alert(1)>';
    const log = `---\ntitle: '${attack}'\n---\n${message('08:00:00', attack, `${attack}\n\n> **${attack}**: x`)}${message('08:00:0"', 'K', 'a')}`;
    const html = await exportedPage({ [DAY]: log, [`${attack}.chatlog`]: log }, { title: attack });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.equal(html.match(/<img/g), null);
    assert.equal(html.match(/<\/title>/g)?.length, 1);
    assert.equal(html.match(/<\/?noscript/g), null);
  });

  it('lets all but the beginning of a long transcript wait as text that scripts or the lack of them make messages of', async () => {
    const count = 3001;
    const log = Array.from({ length: count }, (_, i) =>
      message('08:00:00', i % 3 === 0 ? 'Kim' : 'Ada', `</noscript> ${i}`),
    ).join('');
    const html = await exportedPage({ [DAY]: log });
    assert.equal(articles(html).length, count);
    const waiting =
      html.match(/<div class="part"><noscript>\n<article .*?<\/article>\n<\/noscript><\/div>\n/gs) ?? [];
    assert.equal(waiting.length, Math.ceil(count / 50) - 4);
    assert.equal(html.match(/<noscript>/g)?.length, waiting.length);
    assert.equal(html.match(/<div class="part">\n/g)?.length, 4);
    const short = await exportedPage({ [DAY]: log.slice(0, log.length / 2) });
    assert.doesNotMatch(short, /<noscript>/);
    const parts = (text: string) => text.match(/<div class="part">/g)!.length;
    assert.equal(short.match(/<\/div>\n(?=<div class="part">|<\/section>)/g)?.length, parts(short));
  });

  it('has the registry’s people as one, and the exporter in the same color everywhere', async () => {
    const people = registeredPeople('people:\n  - {name: Kim, aliases: [K]}\n  - {name: Me}\nme: Me\n');
    const log =
      message('08:00:00', 'K', 'a') + message('08:00:01', 'Kim', 'b') + message('08:00:02', 'Me', 'c');
    const html = await exportedPage({ [DAY]: log }, { people });
    assert.match(
      html,
      /<li data-who="0" data-count="2" data-slot="1"><span class="person">Kim<\/span> <span class="count">2<\/span>/,
    );
    assert.match(
      html,
      /<li data-who="1" data-count="1" data-slot="0"><span class="person">Me<\/span> <span class="count">1<\/span>/,
    );
    assert.match(articles(html)[2]!, /^class="message starts own" id="08:00:02" data-who="1" data-slot="0"/);
  });

  describe('has the pictures of people', () => {
    const people = registeredPeople(
      'people:\n  - {name: Kim, avatar: "/img/k im.png"}\n  - {name: Ada, avatar: "https://a.example/a.png"}\n  - {name: Bo, avatar: /none.png}\n',
    );
    const log = [...'KABK'].map((name, i) =>
      message(`08:00:0${i}`, name === 'K' ? 'Kim' : name === 'A' ? 'Ada' : 'Bo', 'a'),
    );
    const styles = (html: string) => /<style>(.*?)<\/style>/s.exec(html)![1]!;

    it('of the site, once each, in its styles', async () => {
      const wanted: string[] = [];
      const html = await exportedPage(
        { [DAY]: log.join('') },
        {
          people,
          pictureOf: async address => {
            wanted.push(address);
            return address === '/none.png' ? undefined : 'data:image/png;base64,BB==';
          },
        },
      );
      assert.deepEqual(wanted, ['/img/k%20im.png', '/none.png']);
      assert.deepEqual(styles(html).match(/\[data-who[^}]*\}/g), [
        '[data-who="0"] .avatar{background:none;color:transparent}',
        '[data-who="0"] .avatar::after{content:"";background-image:url("data:image/png;base64,BB==")}',
      ]);
      assert.match(policyOf(html), new RegExp(`style-src ${sha256(styles(html)).replace(/[+]/g, '\\+')};`));
    });

    it('linked where they are, in the policy too, and never outside their style', async () => {
      const html = await exportedPage(
        { [DAY]: log.join('') },
        { people, media: 'link', pictureOf: async () => '../a")}</style><script>b\n.png' },
      );
      assert.match(policyOf(html), /img-src data: file: 'self';/);
      assert.match(styles(html), /url\("\.\.\/a%22\)\}%3C\/style>%3Cscript>b%0A\.png"\)/);
    });
  });

  it('says what Chinese names sound like, and which messages mention the exporter or everyone', async () => {
    const html = await exportedPage({
      [DAY]:
        message('08:00:00', '曾雷', '@李 客户') +
        message('08:00:01', 'Kim', '@我') +
        message('08:00:02', 'Kim', '@all'),
    });
    assert.deepEqual(JSON.parse(unescaped(/data-readings="([^"]*)"/.exec(html)![1])!), {
      ceng: '曾',
      zeng: '曾',
      lei: '雷',
      li: '李',
      wo: '我',
    });
    assert.deepEqual(
      articles(html).map(each => / data-me[ >]/.test(each.slice(0, each.indexOf('>') + 1))),
      [false, true, true],
    );
  });

  it('has no links within it on paper, where a browser looks through all of them for each page', async () => {
    const log =
      message('08:00:00', 'Kim', 'Tea?') + message('08:02:00', 'Ada', '> **Kim**: Tea?\n\nhttps://a.example');
    const html = await exportedPage(
      { [DAY]: log.repeat(2000), '2026-03-02-chat.markdown': log },
      { isPaper: true },
    );
    assert.doesNotMatch(html, /href="#|<noscript>|<nav/);
    assert.match(html, /href="https:\/\/a\.example"/);
    assert.equal(articles(html).length, 4002);
  });

  it('has nothing for a log without messages but its head', async () => {
    const html = await exportedPage({ [DAY]: '---\ntitle: Tea\n---\n' });
    assert.match(html, /<span>0 messages<\/span>/);
    assert.match(html, /<section class="log">\n<\/section>/);
  });
});
