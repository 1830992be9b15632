import type { RichText, Style } from './richText';

/** A part of a line: a text with its own style, or a sign that may begin or end emphasis. */
export type InlinePart = TextPart | MarkPart;

export interface TextPart {
  readonly text: string;
  readonly style?: Style;
}

export interface MarkPart {
  /** The sign, `**`. It is shown if it has no partner. */
  readonly mark: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** How the text between two of these signs looks. */
  readonly emphasis: Style;
}

/**
 * Adds the parts of a line to a text. A sign ends the emphasis that the same sign has begun; signs that would cross it are text. Each
 * part is looked at once, so the work is linear.
 */
export function addInlineParts(rich: RichText, parts: readonly InlinePart[], style: Style): void {
  const partners = partnersOf(parts);
  const active: Style[] = [];
  parts.forEach((part, i) => {
    if (!('mark' in part)) rich.add(part.text, Object.assign({}, style, ...active, part.style));
    else if (!partners.has(i)) rich.add(part.mark, Object.assign({}, style, ...active));
    else if (partners.get(i)! > i) active.push(part.emphasis);
    else active.pop();
  });
}

/** The indices of signs with partners, in both directions. */
function partnersOf(parts: readonly InlinePart[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  /** The signs that may begin emphasis: one of each kind. */
  const open = new Map<string, number>();
  parts.forEach((part, i) => {
    if (!('mark' in part)) return;
    const start = open.get(part.mark);
    if (start !== undefined && part.canClose && i > start + 1) {
      partners.set(start, i).set(i, start);
      for (const [mark, at] of open) if (at >= start) open.delete(mark);
    } else if (start === undefined && part.canOpen) open.set(part.mark, i);
  });
  return partners;
}
