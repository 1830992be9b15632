import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Bookmark, bookmarksOf, writeBookmarks } from './bookmarks';
import { BEGIN, NUMBER_FONT, numberStream, widthOf, withNumber } from './pageNumbers';
import { PdfError } from './pdfError';
import { missing, PrintedPdf, referenceIn, withReferences } from './printedPdf';

/**
 * Joins PDFs that a Chromium has printed, one at a time in memory: their pages, which are numbered, bookmarks by the levels of their headings,
 * and the structure that screen readers read. No library at hand keeps bookmarks and structure.
 *
 * @param paths of the PDFs
 * @param target the path of a file that does not exist yet
 * @throws {PdfError} if one of them is not written as expected
 */
export async function joinPdfs(paths: readonly string[], target: string): Promise<void> {
  const file = openSync(target, 'wx');
  try {
    const joined = new JoinedPdf();
    const write = () => {
      const bytes = joined.take();
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    };
    for (const path of paths) {
      joined.add(new PrintedPdf(readFileSync(path)));
      write();
      // Others have their turn: a server answers meanwhile.
      await setImmediate();
    }
    joined.finish();
    write();
  } finally {
    closeSync(file);
  }
}

class JoinedPdf {
  /** What is not taken yet. */
  #written: Buffer[] = [];
  /** The bytes that are written. */
  #position = 0;
  /** Where each object begins, by its number; 0 for one that is not written. */
  readonly #offsets: number[] = [0];
  readonly #pages: { readonly stream: number; readonly width: number }[] = [];
  readonly #trees: number[] = [];
  readonly #bookmarks: Bookmark[] = [];
  readonly #elements: number[] = [];
  readonly #parents: number[] = [];
  readonly #ids: string[] = [];
  #nextParent = 0;
  #parts = 0;
  /** The catalog and the information about the file, of the first part. */
  #catalog = '';
  #information = 0;
  readonly #tree = this.#newNumber();
  readonly #structure = this.#newNumber();
  readonly #font = this.#newNumber();
  readonly #begin = this.#newNumber();

  constructor() {
    this.#put(Buffer.from('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n', 'latin1'));
    this.#object(this.#font, NUMBER_FONT);
    this.#stream(this.#begin, BEGIN);
  }

  /** What was written since the last time. */
  take(): Buffer {
    const bytes = Buffer.concat(this.#written);
    this.#written = [];
    return bytes;
  }

  /** @throws {PdfError} */
  add(pdf: PrintedPdf): void {
    const base = this.#offsets.length - 1;
    for (let number = 1; number < pdf.size; number++) this.#newNumber();
    const root = pdf.trailer('Root');
    const catalog = pdf.object(root).text;
    const tree = referenceIn(catalog, 'Pages') ?? missing('Pages');
    const structure = referenceIn(catalog, 'StructTreeRoot') ?? missing('StructTreeRoot');
    const outlines = referenceIn(catalog, 'Outlines');
    const elements = pdf.object(structure).text;
    const parents = referenceIn(elements, 'ParentTree') ?? missing('ParentTree');
    const ids = referenceIn(elements, 'IDTree');
    const firstParent = this.#nextParent;
    const prefix = `part${String(this.#parts).padStart(6, '0')}-`;
    const renumbered = (text: string) =>
      withReferences(text, number => (number === structure ? this.#structure : base + number));

    if (this.#parts === 0) {
      this.#catalog = renumbered(catalog);
      this.#information = base + pdf.trailer('Info');
    }
    this.#parts++;
    this.#trees.push(base + tree);
    this.#elements.push(base + (referenceIn(elements, 'K') ?? missing('K')));
    this.#nextParent += Number(
      /\/ParentTreeNextKey (\d+)/.exec(elements)?.[1] ?? missing('ParentTreeNextKey'),
    );
    if (outlines !== undefined) {
      for (const { level, text } of bookmarksOf(pdf, outlines))
        this.#bookmarks.push({ level, text: renumbered(text) });
    }
    if (ids !== undefined) this.#ids.push(kidsOf(renumbered(pdf.object(ids).text)));

    const left = new Set([root, structure, outlines, ids]);
    for (const { number, text, stream } of pdf.objects()) {
      // Bookmarks are written together.
      if (left.has(number) || (text.startsWith('<</Title ') && base + number !== this.#information)) continue;
      let own = renumbered(text);
      if (number === parents) {
        this.#parents.push(base + number);
        own = this.#parentTree(own, firstParent);
      } else if (number === tree) {
        own = own.replace('<<', `<</Parent ${this.#tree} 0 R\n`);
      } else if (text.startsWith('<</Type /StructElem') || text.startsWith('<</Limits ')) {
        own = own.replace(ELEMENT_NAME, `(${prefix}$1)`);
      } else if (stream === undefined) {
        own = own.replace(/\/StructParents? (\d+)/, (all, key: string) =>
          all.replace(key, String(firstParent + Number(key))),
        );
        if (text.startsWith('<</Type /Page\n')) own = this.#page(own);
      }
      this.#object(base + number, own, stream);
    }
  }

  finish(): void {
    const pages = this.#pages.length;
    for (const [i, { stream, width }] of this.#pages.entries())
      this.#stream(stream, numberStream(i + 1, pages, width));
    const references = (numbers: readonly number[]) => numbers.map(number => `${number} 0 R`).join(' ');
    this.#object(this.#tree, `<</Type /Pages\n/Count ${pages}\n/Kids [${references(this.#trees)}]>>\n`);
    const parents = this.#newNumber();
    this.#object(parents, `<</Kids [${references(this.#parents)}]>>\n`);
    let ids = '';
    if (this.#ids.length > 0) {
      const tree = this.#newNumber();
      this.#object(tree, `<</Kids [${this.#ids.join(' ')}]>>\n`);
      ids = `\n/IDTree ${tree} 0 R`;
    }
    this.#object(
      this.#structure,
      `<</Type /StructTreeRoot\n/K [${references(this.#elements)}]\n/ParentTreeNextKey ${this.#nextParent}\n/ParentTree ${parents} 0 R${ids}>>\n`,
    );
    const write = (number: number, text: string) => this.#object(number, text);
    const outlines = writeBookmarks(this.#bookmarks, () => this.#newNumber(), write);
    const catalog = this.#newNumber();
    const places = { Pages: this.#tree, StructTreeRoot: this.#structure, Outlines: outlines };
    this.#object(
      catalog,
      Object.entries(places).reduce(
        (text, [key, number]) => text.replace(new RegExp(`/${key} \\d+ 0 R`), `/${key} ${number} 0 R`),
        this.#catalog,
      ),
    );
    this.#table(catalog);
  }

  /** A dictionary of a page, with its number. */
  #page(text: string): string {
    const stream = this.#newNumber();
    this.#pages.push({ stream, width: widthOf(text) });
    return withNumber(text, this.#font, this.#begin, stream);
  }

  /** A part of the tree of parents: ISO 32000-1, 7.9.7. */
  #parentTree(text: string, first: number): string {
    const [, entries] = /\/Nums \[([\s\S]*)\]/.exec(text) ?? [];
    if (entries === undefined || this.#nextParent === first) throw new PdfError('it has no tree of parents');
    const moved = entries.replace(
      /(\d+) (\d+ 0 R)/g,
      (_all, key: string, parent: string) => `${first + Number(key)} ${parent}`,
    );
    return `<</Limits [${first} ${this.#nextParent - 1}]\n/Nums [${moved}]>>\n`;
  }

  #newNumber(): number {
    return this.#offsets.push(0) - 1;
  }

  #object(number: number, text: string, stream?: Buffer): void {
    this.#offsets[number] = this.#position;
    this.#put(Buffer.from(`${number} 0 obj\n${text}`, 'latin1'));
    if (stream !== undefined) this.#put(stream);
    this.#put(END_OF_OBJECT);
  }

  #stream(number: number, content: string): void {
    this.#object(number, `<</Length ${content.length}>> stream\n${content}\nendstream\n`);
  }

  #table(catalog: number): void {
    const start = this.#position;
    const entries = this.#offsets.map(offset =>
      offset === 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    );
    const size = entries.length;
    this.#put(
      Buffer.from(
        `xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size}\n/Root ${catalog} 0 R\n/Info ${this.#information} 0 R>>\nstartxref\n${start}\n%%EOF\n`,
        'latin1',
      ),
    );
  }

  #put(bytes: Buffer): void {
    this.#written.push(bytes);
    this.#position += bytes.length;
  }
}

/** How Chromium names elements that others refer to, the heads of tables. */
const ELEMENT_NAME = /(?<!\\)\((node\d+)\)/g;

const END_OF_OBJECT = Buffer.from('endobj\n');

/** The parts of a tree. Chromium's has no values at its root. @throws {PdfError} */
function kidsOf(text: string): string {
  const [, kids] = /\/Kids \[([^\]]*)\]/.exec(text) ?? [];
  return kids ?? missing('Kids');
}
