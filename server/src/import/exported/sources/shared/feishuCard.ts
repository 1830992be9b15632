import { parseLeniently } from '../../input/jsonValue';
import { type FeishuMentions, plainPost, withMentions } from './feishuPost';
import { labelledList } from './plainBody';
import { isValues, listOf, stringOf, type Values, valuesOf } from './values';

const MAX_DEPTH = 20;
/** The keys of a card's JSON below which its texts are, in the order in which they are shown. */
const HOLDERS = [
  'header',
  'title',
  'subtitle',
  'text',
  'content',
  'fields',
  'body',
  'elements',
  'columns',
  'actions',
  'property',
] as const;

/** The body of a card: its title, and its texts as a list. Buttons and fields are texts too. */
export function feishuCard(card: Values, mentions: FeishuMentions): string {
  // Asked for cards as they are (`raw_card_content`), Feishu puts their JSON into a text.
  const raw = valuesOf(parseLeniently(stringOf(card.json_card) ?? '')?.value);
  if (Object.keys(raw).length > 0) {
    const title = textsIn(raw.header, 0)[0];
    return labelledList('卡片', title, linesOf({ ...raw, header: undefined }, title, mentions));
  }
  const rows = listOf(card.elements);
  if (rows.length > 0 && rows.every(row => Array.isArray(row))) {
    const shown = rows.map(row => listOf(row).filter(each => valuesOf(each).tag !== 'img'));
    const lines = plainPost({ content: shown.map(flatNotes) }, mentions).split('\n');
    return labelledList('卡片', stringOf(card.title), lines);
  }
  const title = textsIn(valuesOf(card.header).title ?? card.title, 0)[0];
  return labelledList(
    '卡片',
    title,
    linesOf({ ...card, header: undefined, title: undefined }, title, mentions),
  );
}

function linesOf(card: Values, title: string | undefined, mentions: FeishuMentions): string[] {
  return textsIn(card, 0)
    .filter(text => text !== title)
    .flatMap(text => withMentions(text, mentions).split('\n'));
}

/** The elements of a row; those of a note are in it. */
function flatNotes(row: readonly unknown[]): unknown[] {
  return row.flatMap(each => {
    const inner = listOf(valuesOf(each).elements);
    return inner.length > 0 ? inner.filter(part => valuesOf(part).tag !== 'img') : [each];
  });
}

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap(each => textsIn(each, depth + 1));
  if (!isValues(value)) return [];
  return HOLDERS.flatMap(key => textsIn(value[key], depth + 1));
}
