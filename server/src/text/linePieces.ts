import { Utf8Decoder } from './utf8';

/** The bytes that are decoded at once. A piece takes the rules about half a millisecond. */
const PIECE_BYTES = 16 * 1024;

/**
 * The text of a file in pieces of about 16 KB that end with a line, so that long work can pause between them. Joined, they are
 * the result of `decodeUtf8`. A longer line is one piece. Each piece is decoded when it is requested.
 *
 * @throws NotUtf8 while it is iterated
 */
export function* linePieces(bytes: Uint8Array): Generator<string, void> {
  const decoder = new Utf8Decoder();
  /** The parts of a line that has not ended yet. */
  let rest: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    const text = decoder.add(bytes.subarray(start, start + PIECE_BYTES));
    const end = text.lastIndexOf('\n') + 1;
    if (end === 0) {
      rest.push(text);
      continue;
    }
    rest.push(text.slice(0, end));
    yield rest.join('');
    rest = [text.slice(end)];
  }
  rest.push(decoder.finish());
  const last = rest.join('');
  if (last !== '') yield last;
}
