// A long transcript on paper, which is printed in parts that are joined, against the same one printed at once.
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { findChromium } from '../../scripts/hosts/chromium';
import { temporaryFolder } from '../../scripts/hosts/temporaryFolder';
import { pageParts } from '../../server/src/node/print/pageParts';
import { joinPdfs } from '../../server/src/node/print/pdf/joinPdfs';
import { PdfError } from '../../server/src/node/print/pdf/pdfError';
import { printPage } from '../../server/src/node/print/printPage';
import { attacks } from '../support/attacks';
import { exportedPage } from '../support/exported';
import { pageAssets } from '../support/pageAssets';
import { Pdf, type PdfPage } from '../support/pdf';
import { bookmarksOf, checkInert, rolesOf } from '../support/pdfStructure';

/** Fewer than there are in a log, so that one is printed in several parts. */
const MESSAGES = 60;

/** The blank edge below, in points: 18 mm. */
const BOTTOM = (18 / 25.4) * 72;

describe('A long transcript on paper', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let page: string;
  let atOnce: Pdf;
  let inParts: Pdf;

  before(async function () {
    const browser = findChromium();
    if (browser === undefined) this.skip();
    folder = await temporaryFolder('joined');
    page = path.join(folder.path, 'page.html');
    const logs = {
      '2018-01-21-chat.markdown': log(20),
      '2018-01-22-chat.markdown': log(210),
      '2018-01-23-chat.markdown': log(70),
    };
    writeFileSync(page, await exportedPage(logs, { title: '群 (1)', assets: pageAssets(), isPaper: true }));
    const print = async (name: string, messages: number) => {
      const pdf = path.join(folder.path, name);
      await printPage(browser, page, pdf, { messages });
      return new Pdf(readFileSync(pdf));
    };
    atOnce = await print('once.pdf', Number.POSITIVE_INFINITY);
    inParts = await print('parts.pdf', MESSAGES);
  });
  after(() => folder?.remove());

  it('is printed in parts', () => {
    assert.deepEqual(
      pageParts(readFileSync(page), MESSAGES).map(part => messagesIn(Buffer.concat(part))),
      // A part ends with the fifty messages that reach the number.
      [70, 100, 60, 70],
    );
    assert.deepEqual(readdirSync(folder.path).sort(), ['once.pdf', 'page.html', 'parts.pdf']);
  });

  it('has the same texts in the same order', () => {
    const [wanted, found] = [atOnce, inParts].map(({ pages }) => pages.map(page => textOf(page)).join(''));
    assert.ok(wanted!.includes('t209e'));
    assert.ok(found === wanted, 'the texts differ');
  });

  it('has page numbers through all parts', () => {
    for (const { pages } of [atOnce, inParts]) {
      assert.deepEqual(
        pages.map(page => textOf(page, isNumber)),
        pages.map((_, i) => `${i + 1}/${pages.length}`),
      );
    }
    const { texts, width } = inParts.pages[0]!;
    const [number] = texts.filter(({ y }) => isNumber(y));
    assert.ok(Math.abs(number!.x - width / 2) < 20, 'in the middle');
  });

  it('has the same bookmarks, each of which leads to its heading', () => {
    const [wanted, found] = [atOnce, inParts].map(bookmarksOf);
    const shown = (all: typeof wanted) => all!.map(({ title, depth }) => `${'  '.repeat(depth)}${title}`);
    assert.deepEqual(shown(wanted).slice(0, 4), [
      '群 (1)',
      '  Sunday, January 21, 2018',
      '    08:00',
      '    09:00',
    ]);
    assert.deepEqual(shown(found), shown(wanted));
    const pages = inParts.pages.map(page => textOf(page));
    for (const { title, page } of found!) assert.ok(pages[page]!.includes(title.replace(/\s/g, '')), title);
  });

  it('has the same structure for screen readers, and the same links', () => {
    const roles = rolesOf(atOnce);
    for (const role of ['H1', 'H2', 'H3', 'TH', 'Link', 'L']) assert.ok(roles.includes(role), role);
    assert.deepEqual(rolesOf(inParts), roles);
    assert.deepEqual(inParts.addresses, atOnce.addresses);
    assert.equal(inParts.catalog.get('Lang'), 'en');
  });

  it('runs and loads nothing', () => {
    checkInert(inParts);
    assert.ok(
      inParts.pages
        .map(page => textOf(page))
        .join('')
        .includes('onerror='),
    );
  });

  it('is not joined where a browser writes PDFs in another form', async () => {
    const bytes = readFileSync(path.join(folder.path, 'once.pdf'));
    const text = bytes.toString('latin1');
    const others = [
      '',
      text.slice(0, -200),
      text.replace('\nxref\n', '\nxxxx\n'),
      text.replace('/StructTreeRoot ', '/StructTree '),
      text.replace(/\/Contents \d+ 0 R/, all => all.replace('Contents ', 'Content  ')),
      text.replace(/\/MediaBox \[0 /, '/MediaBox [1 '),
    ];
    for (const [i, other] of others.entries()) {
      const own = path.join(folder.path, `other${i}.pdf`);
      writeFileSync(own, other, 'latin1');
      await assert.rejects(joinPdfs([own], path.join(folder.path, `joined${i}.pdf`)), PdfError);
    }
  });
});

function log(messages: number): string {
  return Array.from({ length: messages }, (_, i) => {
    const minutes = Math.floor((i * 8 * 60) / messages);
    const hour = String(8 + Math.floor(minutes / 60)).padStart(2, '0');
    const time = `${hour}:${String(minutes % 60).padStart(2, '0')}:00`;
    return `> ${time}  ${['Kim', '周砚', 'Ann (2)'][i % 3]}\n\n${bodyOf(i)} t${i}e\n\n`;
  }).join('');
}

const ATTACKS = attacks('http://127.0.0.1:9');

function bodyOf(i: number): string {
  if (i < ATTACKS.length) return ATTACKS[i]!;
  if (i % 9 === 4) return `| A | B |\n|--|--|\n| 1 | 2 |\n\n`;
  if (i % 9 === 7) return `https://a.test/${i}?(x)\n\n- a\n- b\n\n`;
  return '你好 5 0 R (text) '.repeat((i % 4) + 1);
}

const isNumber = (y: number) => y < BOTTOM - 10;

function textOf({ texts }: PdfPage, isWanted = (y: number) => !isNumber(y)): string {
  return texts
    .filter(({ y }) => isWanted(y))
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
}

const messagesIn = (part: Buffer) => part.toString().match(/^<article /gm)!.length;
