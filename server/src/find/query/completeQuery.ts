import * as l10n from '@vscode/l10n';
import type { FindCompletionItem, SpeakerPaint } from '../../protocol';
import type { Day } from '../../text/calendar';
import { matchTyped } from '../../text/pinyin';
import { HAS_KINDS, IS_KINDS, ME, meaningOf, meaningOfKind, QUERY_KEYS, type QueryKey } from './queryKeys';
import { type QueryToken, queryTokens, quoted } from './queryTokens';

/** A person whom a query may name, with what is shown beside the name. */
export interface OfferedPerson extends SpeakerPaint {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  readonly messages: number;
}

/** What values a query may have. */
export interface Offered {
  /** Who speaks most first. */
  readonly people: readonly OfferedPerson[];
  /** The days that have logs, ascending. */
  readonly days: readonly Day[];
}

/** The maximum number of values that are offered. */
const MAX_ITEMS = 50;

/** What can be written at the end of a query: keys where a term begins, and values behind a key. */
export function completeQuery(query: string, offered: Offered): FindCompletionItem[] {
  const last = queryTokens(query, key => (QUERY_KEYS as readonly string[]).includes(key)).at(-1);
  const isNew =
    last === undefined || (last.end < query.length && !last.isOpen) || (/\s$/.test(query) && !last.isOpen);
  if (isNew) return keysAt(query, '', '');
  if (last.key === undefined) {
    return last.fence === undefined
      ? keysAt(query.slice(0, last.start), last.isExcluded ? '-' : '', last.value)
      : [];
  }
  const before = query.slice(0, last.keySpan.end);
  switch (last.key as QueryKey) {
    case 'from':
    case 'mentions':
      return namesAt(before, last, offered.people);
    case 'has':
      return kindsAt(before, last.value);
    case 'is':
      return IS_KINDS.filter(kind => isBegun(kind, last.value)).map(kind => ({
        label: kind,
        detail: l10n.t('an answer to another message'),
        query: `${before}${kind} `,
      }));
    case 'in':
    case 'before':
    case 'after':
      return daysAt(before, last.value, offered.days);
    case 'regex':
      return [];
  }
}

function isBegun(value: string, typed: string): boolean {
  return value.startsWith(typed.toLowerCase()) && value !== typed;
}

function keysAt(before: string, sign: string, typed: string): FindCompletionItem[] {
  return QUERY_KEYS.filter(key => isBegun(key, typed)).map(key => ({
    label: `${sign}${key}:`,
    detail: meaningOf(key),
    query: `${before}${sign}${key}:${key === 'regex' ? '/' : ''}`,
  }));
}

function namesAt(
  before: string,
  { value }: QueryToken,
  people: readonly OfferedPerson[],
): FindCompletionItem[] {
  const me = isBegun(ME, value) ? [{ label: ME, detail: l10n.t('you'), query: `${before}${ME} ` }] : [];
  const matching = people
    .map(person => ({ person, place: bestPlace([person.name, ...(person.aliases ?? [])], value) }))
    .filter(({ place }) => place < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.place - b.place)
    .slice(0, MAX_ITEMS);
  // A name that is written whole is no longer offered alone.
  if (matching.length === 1 && matching[0]!.person.name === value) return [];
  return [
    ...me,
    ...matching.map(({ person: { name, aliases = [], messages, slot, color } }) => ({
      label: name,
      detail: [messages.toLocaleString('en'), ...aliases].join(' · '),
      query: `${before}${quoted(name)} `,
      ...(slot !== undefined && { slot }),
      ...(color !== undefined && { color }),
    })),
  ];
}

function bestPlace(names: readonly string[], typed: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const place = matchTyped(name, typed);
    if (place !== undefined && place < best) best = place;
  }
  return best;
}

/** The last of several kinds: `has:image|li`. */
function kindsAt(before: string, value: string): FindCompletionItem[] {
  const start = Math.max(value.lastIndexOf('|'), value.lastIndexOf(','), value.lastIndexOf('，')) + 1;
  const written = value.slice(0, start);
  return HAS_KINDS.filter(kind => isBegun(kind, value.slice(start)) && !written.includes(kind)).map(kind => ({
    label: kind,
    detail: meaningOfKind(kind),
    query: `${before}${written}${kind} `,
  }));
}

/** Years until one is typed, then its months, then their days; the latest first. */
function daysAt(before: string, typed: string, days: readonly Day[]): FindCompletionItem[] {
  const length = typed.length < 4 ? 4 : typed.length < 7 ? 7 : 10;
  const counts = new Map<string, number>();
  for (const day of days) {
    const part = day.slice(0, length);
    if (part.startsWith(typed)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts]
    .filter(([part]) => part !== typed)
    .reverse()
    .slice(0, MAX_ITEMS)
    .map(([part, count]) => ({
      label: part,
      detail: count === 1 ? l10n.t('1 log') : l10n.t('{0} logs', count),
      query: `${before}${part} `,
    }));
}
