import * as l10n from '@vscode/l10n';
import { mergeEntries, removeAlias } from '../../registry/registryEdits';
import { namesOf, type RegistryText, type SpeakerRegistry } from '../../registry/speakerRegistry';
import { excerpt } from '../../text/excerpt';
import type { RegistryRule } from '../rule';

/** Two people have the same name, or one has it twice. It belongs to the first. */
export const duplicateName: RegistryRule = {
  id: 'registry/duplicate-name',
  defaultLevel: 'warning',
  summary: 'A name in the speaker registry is given to two people, or twice to one.',
  meaning: () => l10n.t('A name belongs to one person: the first person with the name gets its messages.'),
  scope: 'registry',

  check({ registry }, report) {
    for (const { again, first, isSamePerson } of duplicates(registry)) {
      report({
        range: again.range,
        message: isSamePerson
          ? l10n.t('"{0}" occurs twice in this entry; once is enough.', excerpt(again.text))
          : l10n.t(
              '"{0}" is already a name of another person: a name belongs to one person.',
              excerpt(again.text),
            ),
        related: { range: first.range, message: l10n.t('The first of them') },
        isFixUnsafe: !isSamePerson,
      });
    }
  },

  fixSafety: 'mixed',
  noun: count => (count === 1 ? l10n.t('1 duplicate name') : l10n.t('{0} duplicate names', count)),
  fix({ registry }, { range: { start } }) {
    const edits = removeAlias(registry.text, start);
    return edits && { title: l10n.t('Remove this alias'), edits };
  },

  suggest({ registry }, { range: { start }, related }) {
    const edits = related && mergeEntries(registry.text, related.range.start, start);
    return edits === undefined ? [] : [{ title: l10n.t('Make the two entries one person'), edits }];
  },
};

interface Duplicate {
  readonly again: RegistryText;
  readonly first: RegistryText;
  readonly isSamePerson: boolean;
}

function duplicates({ people }: SpeakerRegistry): Duplicate[] {
  const seen = new Map<string, { readonly name: RegistryText; readonly person: number }>();
  const found: Duplicate[] = [];
  people.forEach((entry, person) => {
    for (const each of namesOf(entry)) {
      const first = seen.get(each.text);
      if (first === undefined) seen.set(each.text, { name: each, person });
      else found.push({ again: each, first: first.name, isSamePerson: first.person === person });
    }
  });
  return found;
}
