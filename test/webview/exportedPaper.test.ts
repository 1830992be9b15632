// An exported page that the installed Chromium prints, read from the PDF.
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { findChromium } from '../../scripts/hosts/chromium';
import { temporaryFolder } from '../../scripts/hosts/temporaryFolder';
import { printPage } from '../../server/src/node/print/printPage';
import { attacks, imageAttacks } from '../support/attacks';
import { everything, people } from '../support/everything';
import { type ExportedOptions, exportedPage } from '../support/exported';
import { pageAssets } from '../support/pageAssets';
import { Pdf, type PdfPage } from '../support/pdf';
import { checkInert } from '../support/pdfStructure';

const DAY = '2018-01-22-chat.markdown';
const message = (time: string, speaker: string, body: string) => `> ${time}  ${speaker}\n\n${body}\n\n`;

/** The edges of a page that are left blank, in points: 16 mm above, 18 mm below and 14 mm at the sides. */
const TOP = (16 / 25.4) * 72;
const BOTTOM = (18 / 25.4) * 72;
const SIDE = (14 / 25.4) * 72;

describe('An exported page on paper', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let browser: string;

  before(async function () {
    const found = findChromium();
    if (found === undefined) this.skip();
    browser = found;
    folder = await temporaryFolder('paper');
  });
  after(() => folder?.remove());

  async function print(
    logs: string | Readonly<Record<string, string>>,
    options: ExportedOptions = {},
  ): Promise<Pdf> {
    const html = await exportedPage(typeof logs === 'string' ? { [DAY]: logs } : logs, {
      assets: pageAssets(),
      isPaper: true,
      ...options,
    });
    const page = path.join(folder.path, 'page.html');
    const pdf = path.join(folder.path, `${readdirSync(folder.path).length}.pdf`);
    writeFileSync(page, html);
    await printPage(browser, page, pdf);
    return new Pdf(readFileSync(pdf));
  }

  it('has the texts of the page that is printed, which is compared with the preview, in their order', async () => {
    const html = await exportedPage({ [DAY]: everything }, { people, isPaper: true });
    const printed = (await print(everything, { people })).pages.map(textOf).join('');
    let at = 0;
    for (const text of textsOf(html)) {
      const found = printed.indexOf(text, at);
      // A text from the right is painted from its end.
      const isFromTheRight = /\p{Script=Hebrew}/u.test(text);
      if (isFromTheRight) assert.equal(sorted(printed.slice(at, at + text.length)), sorted(text));
      else assert.notEqual(found, -1, `${text} after ${printed.slice(0, at)}`);
      at = (isFromTheRight ? at : found) + text.length;
    }
  });

  describe('prints every message once, each name with the text below it, and no line across the end of a page', () => {
    /** Texts of messages by kind, and how many there are. */
    const bodies: Readonly<Record<string, readonly [body: (id: string) => string, times: number]>> = {
      'short text': [id => `${id}b ${id}e`, 60],
      'long line': [id => `${id}b ${'x'.repeat(1500)} ${id}e`, 12],
      'long text': [id => `${id}b ${'一二三四五六七八九十'.repeat(60)} ${id}e`, 12],
      'text longer than a page': [id => `${id}b ${'多久 '.repeat(4000)} ${id}e`, 2],
      table: [
        id =>
          `| A | B |\n|--|--|\n| ${id}b | first |\n${Array.from({ length: 30 }, (_, i) => `| ${i} | ${'word '.repeat(i)} |`).join('\n')}\n| end | ${id}e |`,
        4,
      ],
      'table longer than a page': [
        id =>
          `| A | B |\n|--|--|\n| ${id}b | first |\n${Array.from({ length: 150 }, (_, i) => `| ${i} | row |`).join('\n')}\n| end | ${id}e |`,
        2,
      ],
      'code longer than a page': [
        id =>
          `\`\`\`js\n"${id}b"\n${'const a = 1; // '.repeat(30)}\n${'let b = 2;\n'.repeat(200)}"${id}e"\n\`\`\``,
        2,
      ],
      'very tall picture': [id => `${id}b\n\n![p](tall.png)\n\n${id}e`, 6],
      list: [id => `- ${id}b\n${'- [x] done\n'.repeat(40)}- ${id}e`, 3],
      answer: [id => `> **Kim**: ${id}b ${'quoted '.repeat(60)}\n\n${'answer '.repeat(80)}${id}e`, 12],
      'text from the right': [id => `${id}b ${'مرحبا بالجميع שלום '.repeat(40)} ${id}e`, 8],
      emoji: [id => `${id}b ${'😀🎉👨‍👩‍👧👍🏽'.repeat(40)} ${id}e`, 8],
    };

    it('of any kind, and with long names', async () => {
      // The kinds take turns, so that pages end at all places of them.
      const all = Object.entries(bodies).flatMap(([kind, [body, times]]) =>
        Array.from({ length: times }, (_, i) => ({ kind, body, turn: (i + 0.5) / times })),
      );
      all.sort((a, b) => a.turn - b.turn);
      const ids = all.map((_, i) => `q${String(i).padStart(3, '0')}`);
      const log = all.map(({ body }, i) => {
        const hour = String(8 + Math.floor((12 * i) / all.length)).padStart(2, '0');
        return message(
          `${hour}:00:00`,
          `${ids[i]}n${i % 5 === 4 ? ` ${'长'.repeat(150)}` : ''}`,
          body(ids[i]!),
        );
      });
      const pdf = await print(log.join(''), { pictureOf: async () => TALL });
      checkPages(pdf, ids, i => all[i]!.kind);
    });

    it('of tables: words are whole where they fit, and nothing is beyond the edge of a page', async () => {
      const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
      const table = (head: readonly string[], ...rows: (readonly string[])[]) =>
        row(head) + row(head.map(() => '--')) + rows.map(row).join('');
      const words = [
        'Reconciliation',
        'Internationalization',
        '名称',
        'a text of many words that takes some lines',
      ];
      const address = `https://a.test/${'path/'.repeat(30)}`;
      const wide = Array.from({ length: 24 }, (_, i) => `column${i}ofmany`);
      const { pages } = await print(
        [table(words, [...words].reverse()), table(['a', address], ['b', 'c']), table(wide, wide)]
          .map((body, i) => message(`08:00:0${i}`, 'Kim', body))
          .join(''),
      );
      const texts = pages.flatMap(page => page.texts);
      for (const word of words.slice(0, 2))
        assert.ok(
          texts.some(({ text }) => text.includes(word)),
          word,
        );
      const all = pages.map(textOf).join('');
      assert.ok(all.includes(address.slice(8)) && all.includes('column23ofmany'));
      for (const { text, x } of texts) assert.ok(x < pages[0]!.width - SIDE, `${text} at ${x}`);
    });

    it('of 500 people', async () => {
      const ids = Array.from({ length: 500 }, (_, i) => `q${String(i).padStart(3, '0')}`);
      checkPages(
        await print(ids.map(id => message('08:00:00', `${id}n`, `${id}b 你好 ${id}e`)).join('')),
        ids,
      );
    });

    it('of several days, none of whose heads is alone at the end of a page', async () => {
      const days = Array.from({ length: 30 }, (_, i) => `2018-01-${String(i + 1).padStart(2, '0')}`);
      const ids: string[] = [];
      const logs = days.map((day, i) => {
        const own = Array.from({ length: (i % 7) + 1 }, (_, j) => `q${String(i * 10 + j).padStart(3, '0')}`);
        ids.push(...own);
        const log = own
          .map(id => message('08:00:00', `${id}n`, `${id}b ${'text '.repeat(i * 7)}${id}e`))
          .join('');
        return [`${day}-chat.markdown`, `---\ntitle: t${day}t\n---\n${log}`] as const;
      });
      const pdf = await print(Object.fromEntries(logs));
      checkPages(pdf, ids);
      for (const [i, text] of pdf.pages.map(textOf).entries()) {
        for (const [day] of logs.entries()) {
          const title = `t${days[day]}t`;
          if (text.includes(title)) {
            const first = `q${String(day * 10).padStart(3, '0')}b`;
            assert.ok(text.includes(first), `${title} on page ${i + 1} without ${first}`);
          }
        }
      }
    });
  });

  /** Checks the pages of messages with a name `ID + n` and a text from `ID + b` to `ID + e`. */
  function checkPages(pdf: Pdf, ids: readonly string[], kindOf = (_: number) => 'message'): void {
    const { pages } = pdf;
    const texts = pages.map(textOf);
    for (const [i, id] of ids.entries()) {
      const places = ['n', 'b', 'e'].map(part => pagesWith(texts, `${id}${part}`));
      assert.deepEqual(
        places.map(each => each.length),
        [1, 1, 1],
        `the ${kindOf(i)} ${id} is printed once`,
      );
      assert.deepEqual(places[0], places[1], `the ${kindOf(i)} ${id} has its name above its text`);
    }
    for (const [i, page] of pages.entries()) {
      for (const { text, y, size } of page.texts) {
        if (text.trim() === '' || isPageNumber(page, y)) continue;
        assert.ok(
          y > BOTTOM - 1 && y + size * 0.6 < page.height - TOP + 1,
          `${text} at ${y} on page ${i + 1}`,
        );
      }
    }
  }

  describe('is safe', () => {
    let server: Server;
    let requests: string[];
    let address: string;
    before(done => {
      server = createServer((request, response) => {
        requests.push(request.url ?? '');
        response.end('x');
      });
      server.listen(0, '127.0.0.1', () => {
        address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        done();
      });
    });
    after(done => void server.close(done));
    beforeEach(() => {
      requests = [];
    });

    const secret = 'the-content-of-a-file';
    const logOf = (bodies: readonly string[], name: string) =>
      `---\ntitle: '${name.replaceAll("'", '')}'\n---\n${bodies.map((body, i) => message(`08:00:${String(i).padStart(2, '0')}`, i % 2 === 0 ? name : `${name}${i}`, body)).join('')}`;

    it('from all attacks: nothing is loaded, runs, or is left in the PDF but links that open on a press', async () => {
      const file = path.join(folder.path, 'secret.txt');
      writeFileSync(file, secret);
      const own = attacks(address).map(each => each.replaceAll('/etc/passwd', file));
      const bodies = [
        ...own,
        ...imageAttacks(address),
        '[ok](https://a.test/x) <mailto:k@a.test>',
        `${address}/link`,
      ];
      const pdf = await print(
        { [DAY]: logOf(bodies, own[0]!), '2018-01-23-chat.markdown': logOf(bodies, own[5]!) },
        { title: own[6]! },
      );
      assert.deepEqual(requests, []);
      checkInert(pdf);
      assert.deepEqual([...new Set(pdf.addresses)].filter(each => !each.startsWith(address)).sort(), [
        'https://a.test/x',
        'mailto:k@a.test',
      ]);
      const texts = pdf.pages.map(textOf).join('');
      assert.ok(texts.includes('document.title=`x`</script>'), 'attacks are texts');
      assert.ok(!texts.includes(secret));
    });

    it('and loads linked pictures, but nothing else', async () => {
      const bodies = [...attacks(address), `![a](${address}/picture.png)`];
      const pdf = await print(logOf(bodies, 'Kim'), {
        media: 'link',
        pictureOf: async each => (each.startsWith('http') ? each : undefined),
      });
      assert.deepEqual([...new Set(requests)], ['/picture.png']);
      checkInert(pdf);
    });

    it('where a script is in the page itself', async () => {
      const page = path.join(folder.path, 'own.html');
      const pdf = path.join(folder.path, 'own.pdf');
      writeFileSync(page, `<title>a</title><body>text<script>document.body.textContent='ran'</script>`);
      await printPage(browser, page, pdf);
      assert.equal(new Pdf(readFileSync(pdf)).pages.map(textOf).join(''), 'text');
    });
  });
});

const isPageNumber = (_page: PdfPage, y: number) => y < BOTTOM - 10;

/** The text of a page without white space, which is not always painted. */
function textOf(page: PdfPage): string {
  return page.texts
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
}

/** The names, times and texts of the messages of a page, in order and without white space. */
function textsOf(html: string): string[] {
  const contents = html.slice(0, html.indexOf('</main>')).split('<div class="content">').slice(1);
  assert.equal(contents.length, 14);
  return contents.flatMap(content =>
    content
      .slice(0, content.indexOf('</article>'))
      .split(/<[^>]*>/)
      .map(text => text.replace(/&\w+;/g, entity => ENTITIES[entity] ?? entity).replace(/\s/g, ''))
      .filter(Boolean),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

const sorted = (text: string) => [...text].sort().join('');

/** The pages that have a text, once for each time. */
function pagesWith(texts: readonly string[], wanted: string): number[] {
  return texts.flatMap((text, page) => Array.from({ length: text.split(wanted).length - 1 }, () => page));
}

/** A picture of 1 by 400 pixels, which is scaled up to the height of a page. */
const TALL =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="200" height="6000"%3E%3Crect width="200" height="6000" fill="teal"/%3E%3C/svg%3E';
