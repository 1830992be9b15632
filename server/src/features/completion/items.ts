import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { MatchPlace, matchTyped, spellings } from '../../text/pinyin';
import { lineRange } from '../../text/span';
import type { Place } from './place';

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
  /** Other texts that the item is matched by. */
  readonly alsoKnownAs?: readonly string[];
  /** Displayed directly after the label. */
  readonly suffix?: string;
  /** Displayed at the other end of the line, in a fainter colour. */
  readonly description?: string;
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
  const found: Choice[][] = [[], [], []];
  for (const choice of choices) {
    const match = bestMatch(choice, typed.slice(list.ignored ?? 0));
    if (match !== undefined) found[match]!.push(choice);
    if (found[MatchPlace.Start]!.length === MAX_ITEMS) break;
  }
  const chosen = found.flat().slice(0, MAX_ITEMS);
  const range = lineRange(place.line, start, end);
  // Do not offer the existing text alone: that would take the Enter key that ends the line.
  if (chosen.length === 1 && chosen[0]!.label === place.text.slice(start, end)) {
    return { isIncomplete: true, items: [] };
  }
  const items = chosen.map((choice, i): CompletionItem => {
    const filterText = filterTextOf(choice, typed);
    return {
      label: choice.label,
      kind,
      ...detailsOf(place, choice),
      sortText: String(i).padStart(4, '0'),
      ...(filterText !== choice.label && { filterText }),
      textEdit: { range, newText: choice.newText ?? choice.label },
      ...(additionalTextEdits && { additionalTextEdits }),
      ...(command && { command }),
    };
  });
  return { isIncomplete: true, items };
}

function bestMatch({ label, alsoKnownAs = [] }: Choice, typed: string): MatchPlace | undefined {
  let best = matchTyped(label, typed);
  for (const name of alsoKnownAs) {
    const match = best === MatchPlace.Start ? best : matchTyped(name, typed);
    if (match !== undefined && (best === undefined || match < best)) best = match;
  }
  return best;
}

function filterTextOf({ label, alsoKnownAs = [] }: Choice, typed: string): string {
  const names = [label, ...alsoKnownAs];
  const forms = names.flatMap(name => [name, ...spellings(name)]);
  return [...(label.startsWith(typed) ? [] : [typed]), ...forms].join(' ');
}

function detailsOf({ client }: LinePlace, { suffix, description }: Choice): Partial<CompletionItem> {
  if (suffix === undefined && description === undefined) return {};
  if (client.textDocument?.completion?.completionItem?.labelDetailsSupport) {
    return {
      labelDetails: {
        ...(suffix !== undefined && { detail: ` ${suffix}` }),
        ...(description !== undefined && { description }),
      },
    };
  }
  return { detail: [suffix, description].filter(text => text !== undefined).join(' ') };
}
