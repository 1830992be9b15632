import * as l10n from '@vscode/l10n';
import type { SimilarName } from '../../people/similarName';
import { excerpt } from '../../text/excerpt';
import { lineRange } from '../../text/span';
import type { NameRule } from '../rule';

/** So many other names are told of. */
const MAX_NAMES = 3;

/** Two names in the logs look like one person. What mends it is written in other files: `features/support/similarNameAction.ts`. */
export const similarName: NameRule = {
  id: 'speaker/similar-name',
  defaultLevel: 'hint',
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
};

/** A name speaks in many logs, and each of them has the same to say of it: the message by the names that are similar to it. */
const messages = new WeakMap<readonly SimilarName[], string>();

function messageOf(speaker: string, similar: readonly SimilarName[]): string {
  const names = similar
    .slice(0, MAX_NAMES)
    .map(describe)
    .reduce((before, last) => l10n.t('{0} and {1}', before, last));
  return l10n.t('"{0}" looks like the same person as {1}.', excerpt(speaker), names);
}

/** A name, how often it speaks, and where. */
function describe({ name, messageCount, logCount, lastDay }: SimilarName): string {
  const messages = messageCount === 1 ? l10n.t('1 message') : l10n.t('{0} messages', messageCount);
  const logs = logCount === 1 ? l10n.t('1 log') : l10n.t('{0} logs', logCount);
  return lastDay === undefined
    ? l10n.t('"{0}" ({1} in {2})', excerpt(name), messages, logs)
    : l10n.t('"{0}" ({1} in {2}, last on {3})', excerpt(name), messages, logs, lastDay);
}
