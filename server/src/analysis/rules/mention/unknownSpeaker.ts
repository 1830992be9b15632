import * as l10n from '@vscode/l10n';
import { lineRange } from '../../../model/span';
import { editDistance } from '../../editDistance';
import { forEachProseLine } from '../../markdown';
import { mentionsIn } from '../../mention';
import type { SpeakersRule } from '../../rule';
import { excerpt } from '../excerpt';

/** How many names are suggested. */
const MAX_SUGGESTIONS = 3;

/** A mention fits no name that speaks in this log. Off by default: people mention others who are silent that day. */
export const unknownSpeaker: SpeakersRule = {
  id: 'mention/unknown-speaker',
  defaultLevel: 'off',
  scope: 'speakers',

  check(log, message, report) {
    if (!message.lines.some((line, i) => i > 0 && line.includes('@'))) return;
    forEachProseLine(message, (text, line) => {
      if (!text.includes('@')) return;
      for (const { name, start, end, known } of mentionsIn(text, log.names)) {
        if (known) continue;
        report({
          range: lineRange(line, start, end),
          message: l10n.t('Nobody who speaks in this log is named "{0}".', excerpt(name)),
          data: name,
        });
      }
    });
  },

  suggest: (log, { range, data = '' }) =>
    nearestNames(data, log.speakers.names).map(name => ({
      title: l10n.t('Change to "@{0}"', excerpt(name)),
      edits: [{ range, newText: `@${name}` }],
    })),
};

/** The names closest to a mention: those that begin with it, or it with them, before those with a few letters different. */
function nearestNames(mention: string, names: Iterable<string>): string[] {
  const near: { name: string; distance: number }[] = [];
  for (const name of names) {
    const distance = name.startsWith(mention) || mention.startsWith(name) ? 0 : editDistance(mention, name);
    if (distance <= Math.max(1, Math.floor(mention.length / 3))) near.push({ name, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name);
}
