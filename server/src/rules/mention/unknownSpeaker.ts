import * as l10n from '@vscode/l10n';
import type { LogView } from '../../log/logView';
import { forEachProseLine } from '../../markdown/proseLines';
import { isEveryone } from '../../people/everyone';
import { mentionsIn } from '../../people/mention';
import { mayMention } from '../../people/mentionSites';
import { MAX_SUGGESTIONS, nearestNames } from '../../people/nearestNames';
import { excerpt } from '../../text/excerpt';
import { lineRange } from '../../text/span';
import { aliasFix, MAX_SIMILAR_NAMES } from '../aliasFix';
import type { SpeakersRule } from '../rule';

/**
 * A mention matches no name or alias in this log, the registry or any other log. Off by default: people mention others who
 * never write. Reports nothing while logs are still being read.
 */
export const unknownSpeaker: SpeakersRule = {
  id: 'mention/unknown-speaker',
  defaultLevel: 'off',
  summary: 'A mention fits no name or alias in the log, the registry or any other log.',
  meaning: () =>
    l10n.t(
      'It finds typos in names. A mention matches the longest name or alias in the log, the registry or any other log.',
    ),
  scope: 'speakers',

  check({ people, names }, message, report) {
    if (!people.isComplete || !mayMention(message)) return;
    forEachProseLine(message, (text, line) => {
      if (!text.includes('@')) return;
      for (const { name, start, end, known } of mentionsIn(text, names, people.known)) {
        if (known || isEveryone(name)) continue;
        report({
          range: lineRange(line, start, end),
          message: l10n.t('No person has the name "{0}".', excerpt(name)),
          data: name,
        });
      }
    });
  },

  suggest: (log, { range, data = '' }) => [
    ...suggestions(log, data).map(name => ({
      title: l10n.t('Change to "@{0}"', excerpt(name)),
      edits: [{ range, newText: `@${name}` }],
    })),
    ...log.people
      .similarTo(data)
      .slice(0, MAX_SIMILAR_NAMES)
      .map(({ name }) => aliasFix(name, data)),
  ],
};

/** Names that probably mean the same person; then the nearest names: of this log, then of the registry, then of the other logs. */
function suggestions(log: LogView, mention: string): string[] {
  const { registered, known } = log.people;
  const near = new Set(log.people.similarTo(mention).map(({ name }) => name));
  for (const names of [log.names.names, registered.flatMap(person => person.names), known.names]) {
    for (const name of nearestNames(mention, names)) near.add(name);
  }
  return [...near].slice(0, MAX_SUGGESTIONS);
}
