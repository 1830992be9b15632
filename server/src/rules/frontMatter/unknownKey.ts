import * as l10n from '@vscode/l10n';
import { readableFrontMatter } from '../../log/readableFrontMatter';
import type { HeadRule } from '../rule';
import { nearMisses } from './knownKeys';

/** A near miss of an absent known key. All other keys are allowed: Jekyll sites add their own. */
export const unknownKey: HeadRule = {
  id: 'front-matter/unknown-key',
  defaultLevel: 'information',
  summary: 'A key in the front matter looks like a known one that is absent.',
  meaning: () =>
    l10n.t(
      'A typo leaves the log without its author or date, and nothing else reports it. All other keys are accepted: Jekyll sites add their own.',
    ),
  scope: 'head',

  check(log, report) {
    const frontMatter = readableFrontMatter(log);
    if (frontMatter === undefined) return;
    for (const [known, entry] of nearMisses(frontMatter)) {
      report({
        range: entry.keyRange,
        message: l10n.t('The key "{0}" is not known; "{1}" seems to be meant.', entry.key, known),
        data: known,
      });
    }
  },

  fixSafety: 'unsafe',
  noun: count => (count === 1 ? l10n.t('1 misspelt key') : l10n.t('{0} misspelt keys', count)),
  fix: (_log, { range, data = '' }) => ({
    title: l10n.t('Rename to "{0}"', data),
    edits: [{ range, newText: data }],
  }),
};
