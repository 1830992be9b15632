import type { Person } from '../people/people';
import { byDay } from '../people/spokenLog';
import { groupBy } from '../text/groupBy';
import type { LogRecord } from './logRecord';
import { type Presence, presenceUnder } from './personMessages';
import type { Workspace } from './workspace';

/** A person who speaks, with what they say in all logs under all of their names. */
export interface PresentPerson extends Presence {
  readonly person: Person;
}

/** All people who speak, in no particular order. It goes through names, and through logs only for people with several names. */
export function presentPeople(workspace: Workspace): PresentPerson[] {
  const { people } = workspace;
  const namesOf = groupBy(workspace.spokenNames(), ({ name }) => people.personOf(name));
  return Array.from(namesOf, ([person, names]) => ({ person, ...presenceUnder(names) }));
}

/** The last of a person's logs, by day. */
export function lastLogOf({ logs }: PresentPerson): LogRecord {
  let last: LogRecord | undefined;
  for (const log of logs) if (last === undefined || byDay(last, log) < 0) last = log;
  return last!;
}
