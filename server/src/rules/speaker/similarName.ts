import * as l10n from '@vscode/l10n';
import type { People } from '../../people/people';
import type { SimilarName } from '../../people/similarName';
import { excerpt } from '../../text/excerpt';
import { lineRange } from '../../text/span';
import { aliasFix, MAX_SIMILAR_NAMES } from '../aliasFix';
import type { Fix, NameRule } from '../rule';

/** Two names in the logs are probably one person. */
export const similarName: NameRule = {
  id: 'speaker/similar-name',
  defaultLevel: 'hint',
  summary: 'Two names in the logs look like one person.',
  meaning: () =>
    l10n.t(
      "People change their names, and exports write a contact's name in one log and the nickname of the group in another.",
    ),
  scope: 'name',

  check({ people }, { speaker, speakerStart, speakerEnd }, report) {
    const similar = people.similarTo(speaker);
    if (similar.length === 0) return;
    let message = messages.get(similar);
    if (message === undefined) {
      message = messageOf(speaker, similar);
      messages.set(similar, message);
    }
    report({ range: lineRange(0, speakerStart, speakerEnd), message });
  },

  suggest(log, { messageIndex }) {
    const name = log.transcript.messages[messageIndex]!.header.speaker;
    return log.people
      .similarTo(name)
      .slice(0, MAX_SIMILAR_NAMES)
      .flatMap(similar => fixesOf(log.people, name, similar.name));
  },
};

/** The fixes: make one name an alias of the other, rename it to the other, or record that they are two people. */
function fixesOf(people: People, name: string, other: string): Fix[] {
  return [
    ...inOrder(people, name, other).map(([person, alias]) => aliasFix(person, alias)),
    {
      title: l10n.t('Rename "{0}" to "{1}" in all logs', excerpt(name), excerpt(other)),
      change: { kind: 'rename', name, newName: other },
    },
    {
      title: l10n.t('"{0}" and "{1}" are different people', excerpt(name), excerpt(other)),
      change: { kind: 'addDifferent', names: [name, other] },
    },
  ];
}

/**
 * Which of two names may be the person's name and which the alias. A name in the registry stays the person's; otherwise both
 * ways are offered, the shorter name first.
 */
function inOrder(people: People, a: string, b: string): (readonly [person: string, alias: string])[] {
  if (people.personOf(a).entry !== undefined) return [[a, b]];
  if (people.personOf(b).entry !== undefined) return [[b, a]];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return [
    [short, long],
    [long, short],
  ];
}

/** The message for each list of similar names. A name may be in many logs, and the message is the same in each. */
const messages = new WeakMap<readonly SimilarName[], string>();

function messageOf(speaker: string, similar: readonly SimilarName[]): string {
  const names = similar
    .slice(0, MAX_SIMILAR_NAMES)
    .map(describe)
    .reduce((before, last) => l10n.t('{0} and {1}', before, last));
  return l10n.t('"{0}" looks like the same person as {1}.', excerpt(speaker), names);
}

/** A name, with its number of messages and its logs. */
function describe({ name, messageCount, logCount, lastDay }: SimilarName): string {
  const messages = messageCount === 1 ? l10n.t('1 message') : l10n.t('{0} messages', messageCount);
  const logs = logCount === 1 ? l10n.t('1 log') : l10n.t('{0} logs', logCount);
  return lastDay === undefined
    ? l10n.t('"{0}" ({1} in {2})', excerpt(name), messages, logs)
    : l10n.t('"{0}" ({1} in {2}, last on {3})', excerpt(name), messages, logs, lastDay);
}
