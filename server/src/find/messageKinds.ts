import { MESSAGE_KINDS, type MessageKind } from '../protocol';

/** Kinds of content as bits, in the order of `MESSAGE_KINDS`. */
export type Kinds = number;

/** The bit of a kind. */
export function kindBit(kind: MessageKind): Kinds {
  return 1 << MESSAGE_KINDS.indexOf(kind);
}

const SIGNS: readonly [string, Kinds][] = [
  ['class="image"', kindBit('image')],
  ['<a href', kindBit('link')],
  ['<code', kindBit('code')],
  ['data-kind="file"', kindBit('file')],
];

/** What rendered HTML holds, apart from mentions. */
export function kindsOfHtml(html: string): Kinds {
  let kinds = 0;
  for (const [sign, kind] of SIGNS) if (html.includes(sign)) kinds |= kind;
  return kinds;
}
