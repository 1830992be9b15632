import * as l10n from '@vscode/l10n';
import { nearestNames } from '../people/nearestNames';
import type { People } from '../people/people';
import { shownText } from '../render/entities';
import { MatchPlace, matchTyped } from '../text/pinyin';
import type { Alike } from './pattern/alike';
import { LiteralPattern } from './pattern/literalPattern';
import { ME } from './query/queryKeys';

/** The names that a query may mean. */
export interface QueryPeople {
  readonly people: People;
  /** All names of the logs and the registries. A name may occur twice. */
  readonly names: Iterable<string>;
}

/** Whom a name in a query means. */
export interface MeantPeople {
  /** All names of these people; empty if no one is known by the name. */
  readonly names: ReadonlySet<string>;
  /** Whether the reader is meant. */
  readonly isMe: boolean;
}

/**
 * Whom a name in a query means: who has exactly this name, else all whose name, or a part of it, begins so, also by pinyin. `me` is the
 * reader, unless someone is called so.
 */
export function peopleMeant(typed: string, { people, names }: QueryPeople, alike: Alike): MeantPeople {
  const exact = new Set<string>();
  const begun = new Set<string>();
  const pattern = new LiteralPattern(typed, alike);
  for (const name of names) {
    const shown = shownText(name);
    const place = pattern.firstIn(shown, 0);
    if (place?.start === 0 && place.end === shown.length) exact.add(name);
    else if (exact.size === 0 && (place?.start === 0 || beginsPart(shown, typed))) begun.add(name);
  }
  const isMe = exact.size === 0 && typed.toLowerCase() === ME;
  if (isMe) return { names: namesOfMe(people, names), isMe };
  const meant = exact.size > 0 ? exact : begun;
  return { names: new Set([...meant].flatMap(name => people.personOf(name).names)), isMe: false };
}

function beginsPart(name: string, typed: string): boolean {
  const place = matchTyped(name, typed);
  return place !== undefined && place !== MatchPlace.Inside;
}

function namesOfMe(people: People, names: Iterable<string>): Set<string> {
  const own = new Set<string>();
  for (const name of names)
    if (people.personOf(name).isMe) for (const each of people.personOf(name).names) own.add(each);
  for (const person of people.registered) if (person.isMe) for (const name of person.names) own.add(name);
  return own;
}

/** Why a name means no one, for the user. */
export function unknownName(typed: string, { names }: QueryPeople): string {
  const near = nearestNames(typed, new Set(names));
  return near.length === 0
    ? l10n.t('No one is called "{0}".', typed)
    : l10n.t('No one is called "{0}". Names like it: {1}', typed, near.join(', '));
}
