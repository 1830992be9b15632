import { PdfError } from './pdfError';

/** The name of the font of page numbers, among the fonts of each page. */
const NAME = 'PageNumber';

/** Helvetica, which each reader has: ISO 32000-1, 9.6.2.2. */
export const NUMBER_FONT =
  '<</Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica\n/Encoding /WinAnsiEncoding>>\n';

/** The size of a number and the place of its baseline above the edge, in points: in the middle of the blank edge of 18 mm. */
const SIZE = 8;
const BASELINE = 23;

/** Widths of Helvetica for a size of 1: Adobe's font metrics. */
const DIGIT = 0.556;
const SPACE = 0.278;

/** A stream that keeps the state of the page, so that it can be restored. */
export const BEGIN = 'q\n';

/**
 * A page with two streams around its own: one before it, one that paints its number.
 *
 * @param page the dictionary of a page
 * @throws {PdfError} if it is not one that Chromium has written
 */
export function withNumber(page: string, font: number, begin: number, number: number): string {
  const inFont = page.replace('/Font <<', all => `${all}/${NAME} ${font} 0 R\n`);
  const named =
    inFont === page ? page.replace('/Resources <<', all => `${all}/Font <</${NAME} ${font} 0 R>>\n`) : inFont;
  const numbered = named.replace(
    /\/Contents (\d+ 0 R)/,
    (_all, own: string) => `/Contents [${begin} 0 R ${own} ${number} 0 R]`,
  );
  if (named === page || numbered === named) throw new PdfError('a page has no content');
  return numbered;
}

/** The width of a page, in points. @throws {PdfError} */
export function widthOf(page: string): number {
  const box = /\/MediaBox \[0 0 ([\d.]+) [\d.]+\]/.exec(page);
  if (box === null) throw new PdfError('a page has no size');
  return Number(box[1]);
}

/** What paints the number of a page, which a screen reader leaves out (ISO 32000-1, 14.8.2.2). @param width of the page, in points */
export function numberStream(page: number, pages: number, width: number): string {
  const digits = `${page}${pages}`.length;
  const x = (width - SIZE * (digits * DIGIT + 3 * SPACE)) / 2;
  return (
    `Q\n/Artifact <</Type /Pagination>> BDC\nBT\n.38 g\n/${NAME} ${SIZE} Tf\n` +
    `${x.toFixed(2)} ${BASELINE} Td\n(${page} / ${pages}) Tj\nET\nEMC\n`
  );
}
