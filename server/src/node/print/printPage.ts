import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pageParts } from './pageParts';
import { joinPdfs } from './pdf/joinPdfs';
import { PdfError } from './pdf/pdfError';
import { Printer } from './printer';

/** The messages of a part: as many as a browser lays out in some 600 MB. */
const MESSAGES = 5_000;

/** So many parts are printed at a time. */
const MAX_AT_ONCE = 3;

export interface PrintOptions {
  /** Is given what ends the browser at once. */
  readonly whenCancelled?: (end: () => void) => void;
  /** Called before the first part and after each. */
  readonly onPart?: (printed: number, parts: number) => void;
  /** The number of messages of a part. */
  readonly messages?: number;
}

/**
 * Prints a page as PDF, with bookmarks by its headings and page numbers. A browser takes more than twice as long for twice as many messages,
 * and some 120 KB of memory for each, so a long page is printed in parts, which are joined. Each part begins on a new sheet.
 *
 * @param browser the path of a Chrome, Chromium or Edge
 * @param page the path of the page
 * @param pdf the path of a file that does not exist yet
 * @throws {BrowserError} if the browser can't be started, is ended, or can't print the page
 */
export async function printPage(
  browser: string,
  page: string,
  pdf: string,
  { whenCancelled, onPart, messages = MESSAGES }: PrintOptions = {},
): Promise<void> {
  const printer = new Printer(browser);
  whenCancelled?.(() => printer.kill());
  try {
    const parts = pageParts(readFileSync(page), messages);
    if (parts.length === 1 || !(await printParts(printer, page, parts, pdf, onPart)))
      await printer.print(page, pdf);
  } finally {
    await printer.close();
  }
}

/** @returns false if the browser does not write PDFs that can be joined */
async function printParts(
  printer: Printer,
  page: string,
  parts: readonly (readonly Buffer[])[],
  pdf: string,
  onPart: PrintOptions['onPart'],
): Promise<boolean> {
  const printed = parts.map((_, i) => join(printer.folder, `${i}.pdf`));
  let next = 0;
  let done = 0;
  onPart?.(done, parts.length);
  const printNext = async () => {
    while (next < parts.length) {
      const i = next++;
      // Beside the page, as linked pictures are found from there.
      const own = `${page}.${i}.html`;
      const remove = () => rmSync(own, { force: true });
      process.once('exit', remove);
      try {
        writeFileSync(own, parts[i]!.length === 1 ? parts[i]![0]! : Buffer.concat(parts[i]!));
        await printer.print(own, printed[i]!);
        onPart?.(++done, parts.length);
      } finally {
        process.removeListener('exit', remove);
        remove();
      }
    }
  };
  const width = Math.min(MAX_AT_ONCE, availableParallelism());
  await Promise.all(Array.from({ length: width }, printNext));
  try {
    await joinPdfs(printed, pdf);
    return true;
  } catch (error) {
    rmSync(pdf, { force: true });
    if (error instanceof PdfError) return false;
    throw error;
  }
}
