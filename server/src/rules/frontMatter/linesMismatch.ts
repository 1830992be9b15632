import * as l10n from '@vscode/l10n';
import { readableFrontMatter } from '../../log/readableFrontMatter';
import type { HeadRule } from '../rule';
import { isValidValue } from './invalidValue';

/** `lines` is a whole number, and not the number of messages. */
export const linesMismatch: HeadRule = {
  id: 'front-matter/lines-mismatch',
  defaultLevel: 'information',
  summary: '`lines` is not the number of messages.',
  meaning: () =>
    l10n.t(
      'Exporters wrote their count, and most logs have changed since. The number misleads readers who trust it.',
    ),
  scope: 'head',

  check(log, report) {
    const entry = readableFrontMatter(log)?.entry('lines');
    const count = log.transcript.messages.length;
    if (entry === undefined || !isValidValue('lines', entry) || entry.value === count) return;
    report({
      range: entry.valueRange,
      message: l10n.t(
        '"lines" says {0}, the log holds {1} messages: expected the number of messages.',
        String(entry.value),
        String(count),
      ),
    });
  },

  noun: count => (count === 1 ? l10n.t('1 message count') : l10n.t('{0} message counts', count)),
  fix({ transcript: { messages } }, { range }) {
    const count = String(messages.length);
    return { title: l10n.t('Change to {0}', count), edits: [{ range, newText: count }] };
  },
};
