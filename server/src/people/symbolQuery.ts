import { excerpt } from '../text/excerpt';
import { matchTyped, spellings } from '../text/pinyin';
import { partsOf } from './nameParts';

/** The maximum length of a label, in UTF-16 units. */
const MAX_LABEL_LENGTH = 500;

/** The result of a name search. */
export interface FoundName {
  /** Lower is better; less than `RANKS`. */
  readonly rank: number;
  /** The name that matches. */
  readonly name: string;
}

/**
 * After the values of `MatchPlace`: the name contains the characters of the query in order, with others in
 * between.
 */
const SCATTERED = 3;

/** How many ranks there are. */
export const RANKS = SCATTERED + 1;

/**
 * Matches a person's names against a query: by their own characters, by pinyin, or by the characters of the
 * query in order.
 *
 * @returns `undefined` when no name matches; `''` matches every name
 */
export function findName(names: readonly string[], query: string): FoundName | undefined {
  const wanted = query.replace(/\s+/g, '');
  let best: FoundName | undefined;
  for (const name of names) {
    const rank =
      matchTyped(name, query) ??
      (wanted === query ? undefined : matchTyped(name, wanted)) ??
      scattered(name, wanted);
    if (rank !== undefined && (best === undefined || rank < best.rank)) best = { rank, name };
    if (best?.rank === 0) break;
  }
  return best;
}

/**
 * What is shown of a person who was found: the name, with what shows in brackets why it was found where the name doesn't.
 *
 * Clients filter by the label once more, by characters alone: VS Code drops what doesn't hold those of the query in their order
 * (`symbolsQuickAccess.ts`). So the label says by what it was found: `王芳 (wangfang)` for `wf`, `Kim Park (小金)` for 小金.
 *
 * @param name the first of the names
 * @param found the one that fits the query
 */
export function labelOf(name: string, found: string, query: string): string {
  return excerpt(fittingLabel(name, found, query.replace(/\s+/g, '')), MAX_LABEL_LENGTH);
}

function scattered(name: string, wanted: string): number | undefined {
  return holdsInOrder(name, wanted) ? SCATTERED : undefined;
}

function fittingLabel(name: string, found: string, wanted: string): string {
  if (holdsInOrder(name, wanted)) return name;
  const alias = name.includes(found) ? '' : found;
  // Prefer the spelling of the person's own name. With the rest of the name, the label would become too long.
  const [own = ''] = partsOf(found).segments;
  for (const spelling of ['', ...spellings(own), ...spellings(found)]) {
    const label = `${name} (${`${alias} ${spelling}`.trim()})`;
    if (holdsInOrder(label, wanted)) return label;
  }
  return `${name} (${wanted})`;
}

/**
 * Whether a text contains the characters of another in order, ignoring case, with or without others in
 * between.
 */
function holdsInOrder(text: string, wanted: string): boolean {
  const lower = text.toLowerCase();
  let at = 0;
  for (const char of wanted.toLowerCase()) {
    const found = lower.indexOf(char, at);
    if (found === -1) return false;
    at = found + char.length;
  }
  return true;
}
