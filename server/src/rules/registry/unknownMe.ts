import * as l10n from '@vscode/l10n';
import { nearestNames } from '../../people/nearestNames';
import { addPerson } from '../../registry/registryEdits';
import { namesOf } from '../../registry/speakerRegistry';
import { excerpt } from '../../text/excerpt';
import { quoteWhereNeeded } from '../../yaml/yamlString';
import type { RegistryRule } from '../rule';

/** `me` is not the name of a person in the registry, so `我` is unknown. */
export const unknownMe: RegistryRule = {
  id: 'registry/unknown-me',
  defaultLevel: 'warning',
  summary: '`me` is no name in the speaker registry.',
  meaning: () =>
    l10n.t('Then no person counts as the one who exported the logs, and `我` stays a separate person.'),
  scope: 'registry',

  check({ registry: { me, people } }, report) {
    if (me === undefined) return;
    if (people.flatMap(namesOf).some(({ text }) => text === me.text)) return;
    report({
      range: me.range,
      message: l10n.t(
        'No person in this registry is named "{0}": expected the name of a person.',
        excerpt(me.text),
      ),
      data: me.text,
    });
  },

  suggest({ registry: { people, text } }, { range, data = '' }) {
    const names = people.flatMap(({ name }) => name?.text ?? []);
    const add = addPerson(text, { name: data });
    return [
      ...nearestNames(data, names).map(name => ({
        title: l10n.t('Change to "{0}"', excerpt(name)),
        edits: [{ range, newText: quoteWhereNeeded(name) }],
      })),
      ...(add === undefined ? [] : [{ title: l10n.t('Add "{0}" to the people', excerpt(data)), edits: add }]),
    ];
  },
};
