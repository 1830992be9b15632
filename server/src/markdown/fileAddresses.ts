import { isLocalImage } from '../protocol/imageFolder';
import { markdownTargets } from './markdownTargets';

/** The address of a file in a line. Columns are UTF-16 units; `end` is exclusive. */
export interface FileAddress {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

const IMAGE_TAG = /<img\b[^>]{0,2000}?\bsrc\s*=\s*["']?([^"'>\s]{1,1000})/dgi;

/** Whether a line may have an address. Most have none. */
const MAY_HAVE = /\]\(|<img\b/i;

/** The addresses of files of the disk in a line of Markdown: of images, also as HTML, and of links. In order. */
export function fileAddresses(line: string): FileAddress[] {
  if (!MAY_HAVE.test(line)) return [];
  const found: FileAddress[] = [];
  const add = (start: number, end: number) => {
    const address = line.slice(start, end);
    if (address !== '' && !address.startsWith('#') && isLocalImage(address))
      found.push({ address, start, end });
  };
  for (const { start, end, wholeEnd } of markdownTargets(line)) if (wholeEnd !== undefined) add(start, end);
  for (const { indices } of line.matchAll(IMAGE_TAG)) add(...indices![1]!);
  return found.sort((a, b) => a.start - b.start);
}

/** A line in which addresses of files are others. @param addressOf the new one; the same one if it stays */
export function withFileAddresses(line: string, addressOf: (address: string) => string): string {
  let written = '';
  let at = 0;
  for (const { address, start, end } of fileAddresses(line)) {
    if (start < at) continue;
    written += line.slice(at, start) + addressOf(address);
    at = end;
  }
  return at === 0 ? line : written + line.slice(at);
}
