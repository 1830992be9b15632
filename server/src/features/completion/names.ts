import * as l10n from '@vscode/l10n';
import { likelySpeakers } from '../../log/likelySpeakers';
import type { Message } from '../../model/message';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import type { Person } from '../../people/people';
import type { Choice } from './items';
import type { Place } from './place';

/** How far back the last message of a speaker is looked for. */
const LAST_MESSAGE_WINDOW = 2000;

/**
 * The names that may stand at a place, each once: the speakers of the log, those who are likely there first and the rest by
 * their number of messages, then those of the other open logs, then those of the workspace's other logs by their number of messages,
 * then the people of the speaker registry who speak nowhere yet.
 *
 * @param index the message to be written stands before this one
 * @param own the message that is being written: a name that only it has is nobody's yet
 */
export function nameChoices(
  place: Pick<Place, 'log' | 'uri' | 'workspace'>,
  index: number,
  own?: Message,
): Choice[] {
  const { log, workspace } = place;
  const { messages } = log.transcript;
  const count = (name: string) => log.speakers.count(name) - (own?.header.speaker === name ? 1 : 0);
  const byCount = [...log.speakers.names].filter(name => count(name) > 0).sort((a, b) => count(b) - count(a));
  const last = lastTimes(messages, index, own);
  const choices = new Map<string, Choice>();
  for (const name of [...likelySpeakers(messages, index, own), ...byCount]) {
    if (!choices.has(name))
      choices.set(name, { label: name, description: presence(count(name), last.get(name)) });
  }
  for (const { uri, log: other } of workspace.openLogs()) {
    if (uri === place.uri) continue;
    for (const label of other.speakers.names) {
      if (!choices.has(label)) choices.set(label, { label, description: l10n.t('In other logs') });
    }
  }
  for (const [label, messageCount] of [...workspace.otherSpeakers()].sort(mostFirst)) {
    if (!choices.has(label))
      choices.set(label, { label, description: l10n.t('In other logs: {0}', messageCount) });
  }
  const { people } = workspace;
  for (const { name: label } of people.registered) {
    if (!choices.has(label)) choices.set(label, { label, description: l10n.t('In the speaker registry') });
  }
  return Array.from(choices.values(), choice => withPerson(choice, people.personOf(choice.label)));
}

/** Names with their numbers, the greatest first; of the same number by name, as logs are read in any order. */
export function mostFirst(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}

/** Who goes by several names is found by each, and a name that isn't the person's own says whose it is. */
function withPerson(choice: Choice, { name, names }: Person): Choice {
  if (names.length === 1) return choice;
  const { label, description } = choice;
  return {
    ...choice,
    alsoKnownAs: names.filter(each => each !== label),
    ...(label !== name && { description: [name, description].filter(Boolean).join(' · ') }),
  };
}

function lastTimes(messages: readonly Message[], index: number, own: Message | undefined) {
  const times = new Map<string, Timestamp>();
  for (let i = index - 1; i >= Math.max(0, index - LAST_MESSAGE_WINDOW); i--) {
    const { speaker, timestamp } = messages[i]!.header;
    if (messages[i] !== own && timestamp !== undefined && !times.has(speaker)) times.set(speaker, timestamp);
  }
  return times;
}

/** The number of a speaker's messages in the log, and when the last one before the place was. */
function presence(count: number, last: Timestamp | undefined): string {
  const messages = count === 1 ? l10n.t('1 message') : l10n.t('{0} messages', count);
  return last === undefined ? messages : l10n.t('{0}, last at {1}', messages, formatTimestamp(last));
}
