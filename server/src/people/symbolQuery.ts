import { matchTyped, spellings } from '../text/pinyin';
import { partsOf } from './nameParts';

/** The result of a name search. */
export interface FoundName {
  /** Lower is better. */
  readonly rank: number;
  /** The name, followed in brackets by what the query matched if the name alone does not show it. */
  readonly label: string;
}

/**
 * After the values of `MatchPlace`: the name contains the characters of the query in order, with others in
 * between.
 */
const SCATTERED = 3;

/**
 * Matches a person's names against a query: by their own characters, by pinyin, or by the characters of the
 * query in order.
 *
 * Clients filter again by the characters of the label. VS Code drops a label that does not contain those of
 * the query in order (`symbolsQuickAccess.ts`). So the label shows what matched: `王芳 (wangfang)` for `wf`,
 * `Kim Park (小金)` for 小金.
 *
 * @param names the first one is displayed
 * @returns `undefined` when no name matches; `''` matches every name
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
