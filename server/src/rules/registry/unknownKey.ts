import * as l10n from '@vscode/l10n';
import { excerpt } from '../../text/excerpt';
import type { RegistryRule } from '../rule';
import { nearMisses } from './nearKeys';

/** A near miss of an absent known key. */
export const unknownKey: RegistryRule = {
  id: 'registry/unknown-key',
  defaultLevel: 'information',
  summary: 'A key of the speaker registry looks like a known one that is absent.',
  meaning: () =>
    l10n.t(
      'A typo leaves the person without aliases or color, and nothing else reports it. All other keys are accepted: sites add their own.',
    ),
  scope: 'registry',

  check({ registry }, report) {
    for (const { key, known, range } of nearMisses(registry)) {
      report({
        range,
        message: l10n.t('The key "{0}" is not known; "{1}" seems to be meant.', excerpt(key), known),
        data: known,
      });
    }
  },

  fixSafety: 'unsafe',
  noun: count => (count === 1 ? l10n.t('1 misspelt key') : l10n.t('{0} misspelt keys', count)),
  fix: (_view, { range, data = '' }) => ({
    title: l10n.t('Rename to "{0}"', data),
    edits: [{ range, newText: data }],
  }),
};
