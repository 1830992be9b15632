import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { matchTyped, spellings } from '../../text/pinyin';
import { lineRange } from '../../text/span';
import { MatchPlace } from '../../text/typedMatch';
import type { Place } from './place';

/** The maximum length of a label. Longer items are left out: they are not readable and would make the answer large. */
const MAX_LABEL_LENGTH = 500;

/** The number of names that one item sends along, for clients that filter themselves. */
const MAX_FILTER_NAMES = 16;

/**
 * The maximum length of a list. The list is marked as incomplete, so further typing gives the other items.
 */
export const MAX_ITEMS = 200;

// Values of LSP's CompletionItemKind. Its names would need an import at run time, which this layer avoids.
export const KIND = {
  text: 1,
  property: 10,
  value: 12,
  color: 16,
  reference: 18,
  event: 23,
} as const satisfies Record<string, CompletionItemKind>;

/** The part of a place that a list needs, in a log or elsewhere. */
export type LinePlace = Pick<Place, 'client' | 'line' | 'character' | 'text'>;

/** An item to choose. */
export interface Choice {
  readonly label: string;
  /** The text that replaces the existing one. By default the label. */
  readonly newText?: string;
  /**
   * Other texts that the item is matched by, perhaps with the label among them. Items of one person share one array, which
   * is matched once.
   */
  readonly alsoKnownAs?: readonly string[];
  /** Displayed directly after the label. */
  readonly suffix?: string;
  /** Displayed at the other end of the line, in a fainter color. A function computes it for a choice that is shown: there may be thousands. */
  readonly description?: Description;
}

type Description = string | (() => string);

export function textOf(description: Description | undefined): string | undefined {
  return typeof description === 'function' ? description() : description;
}

/** The common properties of the choices in a list. */
export interface ChoiceList {
  readonly kind: CompletionItemKind;
  /** The columns that a choice replaces. The cursor is between them; the text before it is the typed text. */
  readonly start: number;
  readonly end: number;
  /** The length of the typed text that does not belong to a label: a quote, or a bracket of another kind. */
  readonly ignored?: number;
  readonly additionalTextEdits?: TextEdit[];
  readonly command?: CompletionItem['command'];
}

/**
 * Makes a list of the choices that match the typed text, in their order. Choices that match at their
 * beginning come first.
 *
 * The list is always incomplete: the server matches (by pinyin too) and sorts, and the client requests the
 * list again after each key. Clients still filter it. VS Code sorts by how well an item's `filterText`
 * matches the typed text (fuzzyScore in vs/base/common/filters.ts), and by `sortText` only among equals. It
 * rejects a match that begins in the middle of a word, like 雄峰 in 李雄峰. So a `filterText` begins with the
 * typed text, which makes all items equal. The label and its spellings follow, so that a client that does not
 * request the list again keeps matching.
 *
 * The edit is a plain TextEdit of the whole existing text. Of an InsertReplaceEdit, VS Code would by default
 * use the part before the cursor, and leave the rest of the old name after the new one.
 */
export function choiceList(place: LinePlace, choices: Iterable<Choice>, list: ChoiceList): CompletionList {
  const { start, end, kind, additionalTextEdits, command } = list;
  const typed = place.text.slice(start, place.character);
  const found: FoundChoice[][] = [[], [], []];
  const bestOf = matcher(typed.slice(list.ignored ?? 0));
  for (const choice of choices) {
    if (choice.label.length > MAX_LABEL_LENGTH) continue;
    const match = bestOf(choice);
    if (match !== undefined) found[match.place]!.push({ choice, by: match.name });
    if (found[MatchPlace.Start]!.length === MAX_ITEMS) break;
  }
  const chosen = found.flat().slice(0, MAX_ITEMS);
  const range = lineRange(place.line, start, end);
  // Do not offer the existing text alone: that would take the Enter key that ends the line.
  if (chosen.length === 1 && chosen[0]!.choice.label === place.text.slice(start, end)) {
    return { isIncomplete: true, items: [] };
  }
  const { insertAsIs } = place.client;
  const items = chosen.map(({ choice, by }, i): CompletionItem => {
    const filterText = filterTextOf(choice, by, typed);
    return {
      label: choice.label,
      kind: place.client.completionKind(kind),
      ...detailsOf(place, choice),
      sortText: String(i).padStart(4, '0'),
      ...(filterText !== choice.label && { filterText }),
      textEdit: { range, newText: choice.newText ?? choice.label },
      ...(insertAsIs !== undefined && { insertTextMode: insertAsIs }),
      ...(additionalTextEdits && { additionalTextEdits }),
      ...(command && { command }),
    };
  });
  return { isIncomplete: true, items };
}

/** A choice, and the one of its names that it was found by. */
interface FoundChoice {
  readonly choice: Choice;
  readonly by: string;
}

/** Where a name matches what was typed. */
interface Match {
  readonly place: MatchPlace;
  readonly name: string;
}

/** Finds the best match of a choice, by its label before the other names. */
function matcher(typed: string): (choice: Choice) => Match | undefined {
  // Those who go by thousands of names are as many choices.
  const known = new Map<readonly string[], Match | undefined>();
  const bestOfNames = (names: readonly string[]) => {
    if (!known.has(names)) known.set(names, bestMatch(names, typed));
    return known.get(names);
  };
  return ({ label, alsoKnownAs }) => {
    const own = bestMatch([label], typed);
    if (alsoKnownAs === undefined || own?.place === MatchPlace.Start) return own;
    const other = bestOfNames(alsoKnownAs);
    return own === undefined || (other !== undefined && other.place < own.place) ? other : own;
  };
}

function bestMatch(names: readonly string[], typed: string): Match | undefined {
  let best: Match | undefined;
  for (const name of names) {
    const place = matchTyped(name, typed);
    if (place !== undefined && (best === undefined || place < best.place)) best = { place, name };
    if (place === MatchPlace.Start) break;
  }
  return best;
}

/** @param by the name that it was found by, which has to be among those that are sent along */
function filterTextOf({ label, alsoKnownAs = [] }: Choice, by: string, typed: string): string {
  const others = alsoKnownAs.slice(0, MAX_FILTER_NAMES);
  const names = new Set([label, ...(others.includes(by) ? [] : [by]), ...others]);
  const forms = Array.from(names).flatMap(name => [name, ...spellings(name)]);
  return [...(label.startsWith(typed) ? [] : [typed]), ...forms].join(' ');
}

function detailsOf({ client }: LinePlace, choice: Choice): Partial<CompletionItem> {
  const { suffix } = choice;
  const description = textOf(choice.description);
  if (suffix === undefined && description === undefined) return {};
  if (client.showsLabelDetails) {
    return {
      labelDetails: {
        ...(suffix !== undefined && { detail: ` ${suffix}` }),
        ...(description !== undefined && { description }),
      },
    };
  }
  return { detail: [suffix, description].filter(text => text !== undefined).join(' ') };
}
