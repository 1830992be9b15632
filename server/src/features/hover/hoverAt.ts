import type { Hover, MarkupContent, Position } from 'vscode-languageserver-protocol';
import { type LogSymbol, symbolAt } from '../../log/symbolAt';
import { type Range, rangeHolds } from '../../text/span';
import type { Client } from '../support/client';
import type { FeatureContext } from '../support/feature';
import { type Card, shortened } from './card';
import { emoticonCard } from './emoticon';
import { frontMatterKeyCard } from './frontMatterKey';
import { imageCard } from './image';
import { toMarkdown } from './markdown';
import { personCard } from './person';
import { toPlainText } from './plainText';
import { rulesAt } from './rule';
import { timeCard } from './time';

/**
 * The hover at a position: the symbol and the findings there. Findings on a person's name come first, because
 * the person's part is long.
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

/**
 * Whether a range is a person's name or inside it. A finding on a whole message or header does not concern
 * the name.
 */
function isOnPerson(range: Range, symbol: LogSymbol | undefined): boolean {
  if (symbol?.kind !== 'speaker' && symbol?.kind !== 'mention' && symbol?.kind !== 'author') return false;
  return rangeHolds(symbol.extent, range.start) && rangeHolds(symbol.extent, range.end);
}

/** Renders a card in the client's preferred format. */
export function toMarkup(card: Card, client: Client): MarkupContent {
  const kind = client.hoverFormat;
  const shown = shortened(card);
  return { kind, value: kind === 'markdown' ? toMarkdown(shown) : toPlainText(shown) };
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
