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

  check({ people }, { header }, report) {
    const similar = people.similarTo(header.speaker);
    if (similar.length === 0) return;
    report({
      range: lineRange(0, header.speakerStart, header.speakerEnd),
      message: l10n.t('"{0}" looks like the same person as {1}.', excerpt(header.speaker), describe(similar)),
    });
  },
};

/** What was said of these names before: a name speaks in many logs, and each of them has the same to say of it. */
const descriptions = new WeakMap<readonly SimilarName[], string>();

function describe(similar: readonly SimilarName[]): string {
  let description = descriptions.get(similar);
  if (description === undefined) {
    description = similar
      .slice(0, MAX_NAMES)
      .map(describeOne)
      .reduce((before, last) => l10n.t('{0} and {1}', before, last));
    descriptions.set(similar, description);
  }
  return description;
}

/** A name, how often it speaks, and where. */
function describeOne({ name, messageCount, logCount, lastDay }: SimilarName): string {
  const messages = messageCount === 1 ? l10n.t('1 message') : l10n.t('{0} messages', messageCount);
  const logs = logCount === 1 ? l10n.t('1 log') : l10n.t('{0} logs', logCount);
  return lastDay === undefined
    ? l10n.t('"{0}" ({1} in {2})', excerpt(name), messages, logs)
    : l10n.t('"{0}" ({1} in {2}, last on {3})', excerpt(name), messages, logs, lastDay);
}
