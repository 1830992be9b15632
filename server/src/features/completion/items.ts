import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { MatchPlace, matchTyped, spellings } from '../../text/pinyin';
import { lineRange } from '../../text/span';
import type { Place } from './place';

/** What a list holds at most. It says that it is incomplete, so that what is typed next leads to the others. */
export const MAX_ITEMS = 200;

// CompletionItemKind; the values are LSP's, the names a run-time import that this layer does without.
export const KIND = {
  text: 1,
  property: 10,
  value: 12,
  color: 16,
  reference: 18,
  event: 23,
} as const satisfies Record<string, CompletionItemKind>;

/** As much of a place as a list needs, in a log or elsewhere. */
export type LinePlace = Pick<Place, 'client' | 'line' | 'character' | 'text'>;

/** Something to choose. */
export interface Choice {
  readonly label: string;
  /** What takes the place of the text that is there; the label where it isn't given. */
  readonly newText?: string;
  /** By what it is found beside its label. */
  readonly alsoKnownAs?: readonly string[];
  /** Follows the label at once. */
  readonly suffix?: string;
  /** Stands at the other end of the line, fainter. */
  readonly description?: string;
}

/** What the choices of a list have in common. */
export interface ChoiceList {
  readonly kind: CompletionItemKind;
  /** The columns that a choice takes the place of; the cursor is between them, and what stands before it is what was typed. */
  readonly start: number;
  readonly end: number;
  /** The part of what was typed that is no part of a label: a quote, a bracket of another kind. */
  readonly ignored?: number;
  readonly additionalTextEdits?: TextEdit[];
  readonly command?: CompletionItem['command'];
}

/**
 * The choices that match what was typed, in their order, those that match at their beginning first.
 *
 * The list is always incomplete: the server matches (by pinyin too) and orders, and is asked again at the next key.
 * Clients filter all the same, and VS Code orders by how well an item's `filterText` matches what is typed (fuzzyScore in
 * vs/base/common/filters.ts), by `sortText` only among equals. It refuses a match that begins in the middle of a word, as
 * 雄峰 does in 李雄峰. So a `filterText` begins with what was typed, which makes all items equal; after it the label and its
 * spellings keep the match for a client that doesn't ask again.
 *
 * The edit is a plain one over the whole of what is there: of an InsertReplaceEdit VS Code would by default take the
 * part before the cursor, and leave the rest of the old name behind the new one.
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
  // What is there already is no choice; as the only one it would take the Enter key that ends the line.
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
