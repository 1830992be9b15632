import type {
  ClientCapabilities,
  Hover,
  MarkupContent,
  MarkupKind,
  Position,
} from 'vscode-languageserver-protocol';
import { type LogSymbol, symbolAt } from '../../log/symbolAt';
import { type Range, rangeHolds } from '../../text/span';
import type { FeatureContext } from '../support/feature';
import type { Card } from './card';
import { emoticonCard } from './emoticon';
import { frontMatterKeyCard } from './frontMatterKey';
import { imageCard } from './image';
import { toMarkdown } from './markdown';
import { personCard } from './person';
import { toPlainText } from './plainText';
import { rulesAt } from './rule';
import { timeCard } from './time';

/**
 * What there is to say about a position: of the symbol that is there, and of the findings; these first where one is on a
 * name, as what is known of a person is long.
 */
export async function hoverAt(context: FeatureContext, position: Position): Promise<Hover | null> {
  const { log, workspace, client } = context;
  const symbol = symbolAt(log, position, workspace.people.known);
  const rules = rulesAt(log, position, context);
  const card = (symbol && (await cardOf(context, symbol))) ?? [];
  const isOnName = rules?.ranges.some(range => isOnPerson(range, symbol));
  const whole = isOnName ? [...rules!.card, ...card] : [...card, ...(rules?.card ?? [])];
  if (whole.length === 0) return null;
  return { contents: toMarkup(whole, client), range: card.length > 0 ? symbol!.extent : rules!.ranges[0]! };
}

/** Whether a range is a person's name, or in it. One of a whole message or header says nothing of the name in it. */
function isOnPerson(range: Range, symbol: LogSymbol | undefined): boolean {
  if (symbol?.kind !== 'speaker' && symbol?.kind !== 'mention' && symbol?.kind !== 'author') return false;
  return rangeHolds(symbol.extent, range.start) && rangeHolds(symbol.extent, range.end);
}

/** A card in the form that a client likes best. */
export function toMarkup(card: Card, client: ClientCapabilities): MarkupContent {
  const kind = preferredMarkup(client.textDocument?.hover?.contentFormat);
  return { kind, value: kind === 'markdown' ? toMarkdown(card) : toPlainText(card) };
}

function cardOf(context: FeatureContext, symbol: LogSymbol): Card | Promise<Card> | undefined {
  switch (symbol.kind) {
    case 'speaker':
    case 'mention':
    case 'author':
      return personCard(context, symbol);
    case 'time':
      return timeCard(context.log, symbol);
    case 'emoticon':
      return emoticonCard(symbol.emoticon);
    case 'image':
      return imageCard(context, symbol);
    case 'frontMatterKey':
      return frontMatterKeyCard(context.log, symbol.key);
    case 'link':
      return undefined;
  }
}

/** The first that a client names and that we have; one that names none shows plain text for certain. */
function preferredMarkup(formats: readonly MarkupKind[] | undefined): MarkupKind {
  return formats?.find(format => format === 'markdown' || format === 'plaintext') ?? 'plaintext';
}
