import * as l10n from '@vscode/l10n';
import { nearestNames } from '../people/nearestNames';
import type { People } from '../people/people';
import { shownText } from '../render/entities';
import { matchTyped } from '../text/pinyin';
import { MatchPlace } from '../text/typedMatch';
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
export function peopleMeant(typed: string, known: QueryPeople, alike: Alike): MeantPeople {
  const pattern = new LiteralPattern(typed, alike);
  const placeIn = (name: string) => pattern.firstIn(name, 0);
  const exact = namesThat(known, name => {
    const place = placeIn(name);
    return place?.start === 0 && place.end === name.length;
  });
  if (exact.size === 0 && typed.toLowerCase() === ME) return { names: namesOfMe(known), isMe: true };
  let meant = exact;
  // Only now: it takes some time for the names of thousands.
  if (meant.size === 0)
    meant = namesThat(known, name => placeIn(name)?.start === 0 || beginsPart(name, typed));
  if (meant.size === 0)
    meant = namesThat(known, name => placeIn(name) !== undefined || matchTyped(name, typed) !== undefined);
  return { names: new Set([...meant].flatMap(name => known.people.personOf(name).names)), isMe: false };
}

/** The names that fit, as readers see them. */
function namesThat({ names }: QueryPeople, fits: (shown: string) => boolean): Set<string> {
  const found = new Set<string>();
  for (const name of names) if (fits(shownText(name))) found.add(name);
  return found;
}

function beginsPart(name: string, typed: string): boolean {
  const place = matchTyped(name, typed);
  return place !== undefined && place !== MatchPlace.Inside;
}

function namesOfMe({ people, names }: QueryPeople): Set<string> {
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
