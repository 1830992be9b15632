import * as l10n from '@vscode/l10n';
import { likelySpeakers } from '../../log/likelySpeakers';
import type { Message } from '../../model/message';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import { MAX_NAME_LENGTH } from '../../people/mention';
import type { Person } from '../../people/people';
import { type Choice, textOf } from './items';
import type { Place } from './place';

/** How many messages are searched for the last one of a speaker. */
const LAST_MESSAGE_WINDOW = 2000;

/**
 * The names that may be written at a place, without repetition: the likely ones; the other speakers of the
 * log, by number of messages; the speakers of the other open logs; those of the workspace's
 * other logs, by number of messages; and the people of the speaker registry who do not speak in any log.
 * Names longer than a mention can be are left out.
 *
 * @param index the new message goes before the message with this index
 * @param own the message that is being written; its own name does not count
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
  for (const name of byCount)
    choices.set(name, { label: name, description: presence(count(name), last.get(name)) });
  for (const { uri, log: other } of workspace.openLogs()) {
    if (uri === place.uri) continue;
    for (const label of other.speakers.names) {
      if (!choices.has(label)) choices.set(label, { label, description: l10n.t('In other logs') });
    }
  }
  for (const [label, messages] of workspace.otherSpeakers()) {
    if (!choices.has(label))
      choices.set(label, { label, description: () => l10n.t('In other logs: {0}', messages) });
  }
  const { people } = workspace;
  for (const { name: label } of people.registered) {
    if (!choices.has(label)) choices.set(label, { label, description: l10n.t('In the speaker registry') });
  }
  const likely = likelySpeakers(messages, index, own, name => workspace.answersTo(name, place.uri));
  const inOrder = new Set([...likely.filter(name => choices.has(name)), ...choices.keys()]);
  return [...inOrder]
    .map(name => choices.get(name)!)
    .filter(({ label }) => label.length <= MAX_NAME_LENGTH)
    .map(choice => withPerson(choice, people.personOf(choice.label)));
}

/** Adds a person's other names for matching, and the person's main name to the description of an alias. */
function withPerson(choice: Choice, { name, names }: Person): Choice {
  if (names.length === 1) return choice;
  const { label, description } = choice;
  return {
    ...choice,
    alsoKnownAs: names,
    ...(label !== name && { description: () => [name, textOf(description)].filter(Boolean).join(' · ') }),
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

/** The number of a speaker's messages in the log, and the time of the last one before the place. */
function presence(count: number, last: Timestamp | undefined): string {
  const messages = count === 1 ? l10n.t('1 message') : l10n.t('{0} messages', count);
  return last === undefined ? messages : l10n.t('{0}, last at {1}', messages, formatTimestamp(last));
}
