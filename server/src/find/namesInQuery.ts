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
 * Whom a name in a query means: who has exactly this name, else all whose name, or a part of it, begins so, else all whose name has it
 * anywhere; also by pinyin. `me` is the reader, unless someone is called so.
 */
export function peopleMeant(typed: string, { people, names }: QueryPeople, alike: Alike): MeantPeople {
  /** By how well they fit, the best first. */
  const fitting = [new Set<string>(), new Set<string>(), new Set<string>()] as const;
  const pattern = new LiteralPattern(typed, alike);
  for (const name of names) {
    const fit = fitOf(shownText(name), typed, pattern);
    if (fit !== undefined) fitting[fit].add(name);
  }
  const isMe = fitting[Fit.Exact].size === 0 && typed.toLowerCase() === ME;
  if (isMe) return { names: namesOfMe(people, names), isMe };
  const meant = fitting.find(({ size }) => size > 0) ?? [];
  return { names: new Set([...meant].flatMap(name => people.personOf(name).names)), isMe };
}

enum Fit {
  Exact = 0,
  Beginning = 1,
  Inside = 2,
}

function fitOf(name: string, typed: string, pattern: LiteralPattern): Fit | undefined {
  const place = pattern.firstIn(name, 0);
  if (place?.start === 0) return place.end === name.length ? Fit.Exact : Fit.Beginning;
  const byTyping = matchTyped(name, typed);
  if (byTyping !== undefined && byTyping !== MatchPlace.Inside) return Fit.Beginning;
  return byTyping !== undefined || place !== undefined ? Fit.Inside : undefined;
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
