import * as l10n from '@vscode/l10n';
import { nearestNames } from '../../people/nearestNames';
import { namesOf, type RegistryText } from '../../registry/speakerRegistry';
import { excerpt } from '../../text/excerpt';
import { quoteWhereNeeded } from '../../yaml/yamlString';
import type { RegistryRule, RegistryView } from '../rule';

/**
 * A name that is in no log. A person's main name may be in none if one of their other names is in a log. If none of them is,
 * there is one finding for all.
 */
export const unknownName: RegistryRule = {
  id: 'registry/unknown-name',
  defaultLevel: 'hint',
  summary: 'No log holds a name that is in the speaker registry.',
  meaning: () => l10n.t('It finds typos in names, and people whose logs are gone.'),
  scope: 'registry',

  check({ registry, names }, report) {
    if (names === undefined) return;
    const isKnown = ({ text }: RegistryText) => names.has(text);
    for (const person of registry.people) {
      const { name, aliases } = person;
      if (name === undefined) continue;
      if (!namesOf(person).some(isKnown)) {
        report({
          range: name.range,
          message:
            aliases.length === 0
              ? l10n.t('No log contains the name "{0}".', excerpt(name.text))
              : l10n.t('No log contains the name "{0}" or one of its aliases.', excerpt(name.text)),
          data: name.text,
        });
        continue;
      }
      for (const alias of aliases.filter(each => !isKnown(each))) {
        report({
          range: alias.range,
          message: l10n.t('No log contains the name "{0}".', excerpt(alias.text)),
          data: alias.text,
        });
      }
    }
  },

  suggest: (view, { range, data = '' }) =>
    nearestNames(data, freeNames(view)).map(name => ({
      title: l10n.t('Change to "{0}"', excerpt(name)),
      edits: [{ range, newText: quoteWhereNeeded(name) }],
    })),
};

/** The names in logs that belong to no person of the registry. */
function freeNames({ registry: { people }, names }: RegistryView): string[] {
  const taken = new Set(people.flatMap(namesOf).map(({ text }) => text));
  return [...(names?.keys() ?? [])].filter(name => !taken.has(name));
}
