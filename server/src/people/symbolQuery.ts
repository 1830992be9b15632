import { matchTyped, spellings } from '../text/pinyin';
import { partsOf } from './nameParts';

/** How a name was found. */
export interface FoundName {
  /** Lower is better. */
  readonly rank: number;
  /** The name, with what shows in brackets why it was found where the name doesn't. */
  readonly label: string;
}

/** After the places of `MatchPlace`: the signs of the query stand in the name in their order, others between them. */
const SCATTERED = 3;

/**
 * Whether one of somebody's names fits a query: by its own characters, by pinyin, or at least by its characters in their order.
 *
 * Clients filter by the label once more, by characters alone: VS Code drops what doesn't hold those of the query in their order
 * (`symbolsQuickAccess.ts`). So the label says by what it was found: `王芳 (wangfang)` for `wf`, `Kim Park (小金)` for 小金.
 *
 * @param names the first is shown
 * @returns `undefined` when none fits; any fits `''`
 */
export function findName(names: readonly string[], query: string): FoundName | undefined {
  const wanted = query.replace(/\s+/g, '');
  let best: { readonly rank: number; readonly name: string } | undefined;
  for (const name of names) {
    const rank = matchTyped(name, query) ?? matchTyped(name, wanted) ?? scattered(name, wanted);
    if (rank !== undefined && (best === undefined || rank < best.rank)) best = { rank, name };
  }
  return best && { rank: best.rank, label: labelOf(names[0]!, best.name, wanted) };
}

function scattered(name: string, wanted: string): number | undefined {
  return holdsInOrder(name, wanted) ? SCATTERED : undefined;
}

function labelOf(name: string, found: string, wanted: string): string {
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
