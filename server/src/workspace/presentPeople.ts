import type { Logs } from '../people/logList';
import type { Person } from '../people/people';
import { byDay } from '../people/spokenLog';
import type { SpokenName } from '../people/spokenName';
import type { Day } from '../text/calendar';
import type { LogRecord } from './logRecord';
import type { Workspace } from './workspace';

/** A person who speaks, with what they say in all logs under all of their names. */
export interface PresentPerson {
  readonly person: Person;
  readonly messages: number;
  readonly logs: Logs<LogRecord>;
  /** The days of the first and the last of these logs; `undefined` if none has a day. */
  readonly firstDay: Day | undefined;
  readonly lastDay: Day | undefined;
}

/** All people who speak, in no particular order. It goes through names, and through logs only for people with several names. */
export function presentPeople(workspace: Workspace): PresentPerson[] {
  const { people } = workspace;
  const found: PresentPerson[] = [];
  const ofSeveral = new Map<Person, SpokenName<LogRecord>[]>();
  for (const spoken of workspace.spokenNames()) {
    const person = people.personOf(spoken.name);
    const others = ofSeveral.get(person);
    if (person.names.length === 1) found.push(presenceOf(person, spoken));
    else if (others === undefined) ofSeveral.set(person, [spoken]);
    else others.push(spoken);
  }
  for (const [person, names] of ofSeveral) found.push(presenceOfAll(person, names));
  return found;
}

function presenceOf(person: Person, { messageCount, logs, firstDay, lastDay }: SpokenName<LogRecord>) {
  return { person, messages: messageCount, logs, firstDay, lastDay };
}

function presenceOfAll(person: Person, names: readonly SpokenName<LogRecord>[]): PresentPerson {
  const days = names.flatMap(({ firstDay, lastDay }) =>
    firstDay === undefined || lastDay === undefined ? [] : [firstDay, lastDay],
  );
  days.sort();
  return {
    person,
    messages: names.reduce((sum, { messageCount }) => sum + messageCount, 0),
    logs: new Set(names.flatMap(({ logs }) => [...logs])),
    firstDay: days[0],
    lastDay: days.at(-1),
  };
}

/** The last of a person's logs, by day. */
export function lastLogOf({ logs }: PresentPerson): LogRecord {
  let last: LogRecord | undefined;
  for (const log of logs) if (last === undefined || byDay(last, log) < 0) last = log;
  return last!;
}
