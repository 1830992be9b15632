import { createDecoder } from '../../../text/decoder';
import type { ExportFile } from '../exportFile';
import { base64Bytes } from './base64';
import { boundaryIn, MAX_HEAD } from './mime';

/** More bytes are not read for the pictures of a file that can only be read from its beginning. */
const MAX_WORK = 20e9;
const PIECE = 256 * 1024;
/** Letters from which the form of a picture is seen: 12 bytes. */
const SIGNATURE = 16;
const LETTER = /[A-Za-z0-9+/]/g;

/** Where a picture is in a file, in bytes. */
interface Part {
  readonly location: string;
  readonly start: number;
  letters: number;
  signature: string;
}

/**
 * The pictures of a MIME message (`.mht`, RFC 2557), by their locations. They stay where they are, and are decoded in pieces when they are
 * copied. Only parts in base64 that begin as a JPEG, PNG, GIF, BMP or WebP are pictures: what the message says of them does not count.
 */
export function mimePictures(file: ExportFile): ReadonlyMap<string, ExportFile> {
  const pictures = new Map<string, ExportFile>();
  for (const { location, start, end, letters, signature } of partsIn(file)) {
    const extension = extensionOf(signature);
    if (extension === undefined || pictures.has(location)) continue;
    pictures.set(location, {
      path: `${location}.${extension}`,
      size: Math.floor((letters * 3) / 4),
      bytes: () => decoded(file, start, end),
    });
  }
  return file.read === undefined && file.size * pictures.size > MAX_WORK ? new Map() : pictures;
}

function* partsIn(file: ExportFile): Iterable<Part & { readonly end: number }> {
  // One character for each byte, so that columns are offsets.
  const decoder = createDecoder('latin1', { fatal: false });
  let text = '';
  /** The offset of `text` in the file. */
  let offset = 0;
  let mark: string | undefined;
  let isInHead = true;
  let part: Part | undefined;
  const take = (length: number) => {
    const taken = text.slice(0, length);
    text = text.slice(length);
    offset += length;
    if (part !== undefined && !isInHead) addLetters(part, taken);
    return taken;
  };
  for (const bytes of inPieces(file)) {
    text += decoder.decode(bytes, { stream: true });
    for (;;) {
      if (isInHead) {
        const end = /\r?\n[ \t]*\r?\n/.exec(text);
        if (end === null) {
          if (text.length > MAX_HEAD) return;
          break;
        }
        const head = take(end.index + end[0].length);
        mark ??= boundaryIn(head);
        if (mark === undefined) return;
        part = partOf(head, offset);
        isInHead = false;
      }
      // The line break before the mark is a part of it.
      const at: number = text.startsWith(mark!) ? 0 : text.indexOf(`\n${mark}`);
      if (at === -1) {
        take(Math.max(0, text.length - mark!.length - 1));
        break;
      }
      take(at);
      if (part !== undefined) yield { ...part, end: offset };
      part = undefined;
      isInHead = true;
      take(text.startsWith('\n') ? mark!.length + 1 : mark!.length);
    }
  }
  if (part !== undefined && !isInHead) {
    take(text.length);
    yield { ...part, end: offset };
  }
}

function partOf(head: string, start: number): Part | undefined {
  if (!/^Content-Transfer-Encoding:\s*base64/im.test(head)) return undefined;
  const [, location] = /^Content-Location:[ \t]*(\S[^\r\n]{0,1000})/im.exec(head) ?? [];
  const [, id] = /^Content-ID:[ \t]*<([^>\r\n]{1,1000})>/im.exec(head) ?? [];
  const name = location?.trim() ?? (id === undefined ? undefined : `cid:${id}`);
  return name === undefined ? undefined : { location: name, start, letters: 0, signature: '' };
}

function addLetters(part: Part, text: string): void {
  if (part.signature.length < SIGNATURE) {
    part.signature += (text.slice(0, 1000).match(LETTER) ?? []).join('').slice(0, SIGNATURE);
  }
  for (let i = 0; i < text.length; i++) if (isLetter(text.charCodeAt(i))) part.letters++;
}

function isLetter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x2f && unit <= 0x39) ||
    unit === 0x2b
  );
}

/** The extension of a picture that begins with these letters; `undefined` if it is none. */
function extensionOf(signature: string): string | undefined {
  if (signature.startsWith('/9j/')) return 'jpg';
  if (signature.startsWith('iVBORw0KGg')) return 'png';
  if (/^R0lGODlh|^R0lGODdh/.test(signature)) return 'gif';
  // `RIFF`, four bytes of length, `WEBP`: the letters of the length share one with each.
  if (/^UklGR.{6}XRUJQ/.test(signature)) return 'webp';
  return signature.startsWith('Qk') ? 'bmp' : undefined;
}

/** The bytes of a file in pieces that are not large. */
function* inPieces(file: ExportFile): Iterable<Uint8Array> {
  for (const bytes of file.bytes()) {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
}

function* decoded(file: ExportFile, start: number, end: number): Iterable<Uint8Array> {
  const decoder = createDecoder('latin1', { fatal: false });
  let rest = '';
  for (const bytes of range(file, start, end)) {
    const [read, left] = base64Bytes(rest + decoder.decode(bytes, { stream: true }), false);
    rest = left;
    yield read;
  }
  yield base64Bytes(rest, true)[0];
}

/** The bytes of a file from an offset to another. */
function* range(file: ExportFile, start: number, end: number): Iterable<Uint8Array> {
  if (file.read !== undefined) {
    for (let at = start; at < end; at += PIECE) yield file.read(at, Math.min(at + PIECE, end));
    return;
  }
  let at = 0;
  for (const bytes of inPieces(file)) {
    if (at + bytes.length > start)
      yield bytes.subarray(Math.max(0, start - at), Math.min(bytes.length, end - at));
    at += bytes.length;
    if (at >= end) return;
  }
}
