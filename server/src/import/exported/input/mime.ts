import { createDecoder, type Decoder } from '../../../text/decoder';
import { base64Bytes } from './base64';

/** The longest head of a message or a part that is read: real ones have some hundred characters. */
export const MAX_HEAD = 65_536;

/**
 * The HTML of a MIME message (`.mht`, RFC 2557) that comes in pieces: the content of the first part that is HTML, decoded. Other parts,
 * such as pictures, are passed over. Blank lines stand for the lines above it, so that its lines have the numbers of the file, unless
 * it is encoded.
 */
export function* mimeHtml(pieces: Iterable<string>): Iterable<string> {
  const input = new Input(pieces);
  const top = input.head();
  if (top === undefined) return;
  const mark = boundaryIn(top);
  let head: string | undefined = top;
  if (mark !== undefined) {
    do {
      for (const _ of input.until(mark)) {
        // A part that is no HTML.
      }
      head = input.head();
    } while (head !== undefined && !/^Content-Type:\s*text\/html/im.test(head));
  }
  if (head === undefined) return;
  yield '\n'.repeat(input.lines);
  const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  const charset = /\bcharset="?([\w-]{1,40})/i.exec(head)?.[1] ?? /\bcharset="?([\w-]{1,40})/i.exec(top)?.[1];
  yield* decodedContent(input.until(mark), encoding, charset);
}

/** What the lines between the parts of a message begin with, from its head; `undefined` if it has no parts. */
export function boundaryIn(head: string): string | undefined {
  const boundary = /\bboundary=(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/i.exec(head);
  return boundary === null ? undefined : `--${boundary[1] ?? boundary[2]}`;
}

/** A text in pieces that is read up to marks. */
class Input {
  /** The lines that were read. */
  lines = 0;
  readonly #pieces: Iterator<string>;
  #held = '';
  #isAtEnd = false;

  constructor(pieces: Iterable<string>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  #more(): boolean {
    if (this.#isAtEnd) return false;
    const { value, done } = this.#pieces.next();
    if (done) this.#isAtEnd = true;
    else this.#held += value;
    return !done;
  }

  /** The lines up to a blank line; `undefined` if the text ends, or there is none where it should be. */
  head(): string | undefined {
    for (;;) {
      // A boundary that ends the message has two more hyphens.
      const end = /\r?\n[ \t]*\r?\n/.exec(this.#held);
      if (end !== null) return this.#take(end.index + end[0].length);
      if (this.#held.length > MAX_HEAD || !this.#more()) return undefined;
    }
  }

  /** The text up to a line that begins with a mark, which is passed over; up to the end if there is none. */
  *until(mark: string | undefined): Iterable<string> {
    const wanted = mark === undefined ? undefined : new RegExp(`(?:^|\n)${escaped(mark)}`);
    for (;;) {
      const at = wanted === undefined ? -1 : this.#held.search(wanted);
      if (at !== -1) {
        yield this.#take(at);
        this.#take(mark!.length + (this.#held.startsWith('\n') ? 1 : 0));
        return;
      }
      // The mark may begin in this piece and end in the next.
      const safe = this.#held.length - (mark?.length ?? 0) - 1;
      if (safe > 0) yield this.#take(safe);
      if (!this.#more()) {
        if (this.#held !== '') yield this.#take(this.#held.length);
        return;
      }
    }
  }

  #take(length: number): string {
    const taken = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    for (let at = taken.indexOf('\n'); at !== -1; at = taken.indexOf('\n', at + 1)) this.lines++;
    return taken;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function* decodedContent(
  pieces: Iterable<string>,
  encoding: string | undefined,
  charset: string | undefined,
): Iterable<string> {
  if (encoding !== 'base64' && encoding !== 'quoted-printable') {
    yield* pieces;
    return;
  }
  const decoder = decoderOf(charset);
  let rest = '';
  for (const piece of pieces) {
    const text = rest + piece;
    // Four letters are three bytes; an escape has up to four letters (`=\r\n` and `=E4`).
    const end = encoding === 'base64' ? text.length : cutOf(text);
    const [bytes, left] =
      encoding === 'base64' ? base64Bytes(text, text.includes('=')) : [fromQuoted(text.slice(0, end)), ''];
    rest = left + text.slice(end);
    yield decoder.decode(bytes, { stream: true });
  }
  if (encoding === 'quoted-printable') yield decoder.decode(fromQuoted(rest), { stream: true });
  yield decoder.decode();
}

function decoderOf(charset: string | undefined): Decoder {
  try {
    return createDecoder(charset ?? 'utf-8', { fatal: false });
  } catch {
    return createDecoder('utf-8', { fatal: false });
  }
}

/** Where an escape that may go on begins. */
function cutOf(text: string): number {
  const at = text.lastIndexOf('=');
  return at !== -1 && text.length - at < 4 ? at : text.length;
}

function fromQuoted(text: string): Uint8Array {
  const plain = text.replace(/=[ \t]*\r?\n/g, '');
  const bytes: number[] = [];
  for (let i = 0; i < plain.length; i++) {
    const hex = plain[i] === '=' ? plain.slice(i + 1, i + 3) : '';
    if (/^[\da-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else {
      // Programs leave some characters unescaped.
      const code = plain.codePointAt(i)!;
      if (code > 0xffff) i++;
      bytes.push(...utf8(code));
    }
  }
  return Uint8Array.from(bytes);
}

function utf8(code: number): readonly number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
}
