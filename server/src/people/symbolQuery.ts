import { excerpt } from '../text/excerpt';
import { matchTyped, spellings } from '../text/pinyin';
import { partsOf } from './nameParts';

/** More of a name than a list can show, in UTF-16 units. */
const MAX_LABEL_LENGTH = 500;

/** How a name was found. */
export interface FoundName {
  /** Lower is better; less than `RANKS`. */
  readonly rank: number;
  /** The one of the names that fits. */
  readonly name: string;
}

/** After the places of `MatchPlace`: the signs of the query stand in the name in their order, others between them. */
const SCATTERED = 3;

/** How many ranks there are. */
export const RANKS = SCATTERED + 1;

/**
 * Whether one of somebody's names fits a query: by its own characters, by pinyin, or at least by its characters in their order.
 *
 * @returns `undefined` when none fits; any fits `''`
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
 * What is shown of somebody who was found: the name, with what shows in brackets why it was found where the name doesn't.
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
  // That of the person's own name, if it will do: what follows it would leave no room for anything else.
  const [own = ''] = partsOf(found).segments;
  for (const spelling of ['', ...spellings(own), ...spellings(found)]) {
    const label = `${name} (${`${alias} ${spelling}`.trim()})`;
    if (holdsInOrder(label, wanted)) return label;
  }
  return `${name} (${wanted})`;
}

/** Whether a text holds the characters of another in their order, with or without others between them, in any case. */
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
