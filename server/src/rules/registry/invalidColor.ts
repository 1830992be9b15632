import * as l10n from '@vscode/l10n';
import { readCssColor } from '../../registry/cssColor';
import { excerpt } from '../../text/excerpt';
import { quoted } from '../../yaml/yamlString';
import type { RegistryRule } from '../rule';

/** The color of a person is not a CSS color, and so is not shown. */
export const invalidColor: RegistryRule = {
  id: 'registry/invalid-color',
  defaultLevel: 'warning',
  summary: 'The color of a person in the speaker registry is not a color.',
  meaning: () => l10n.t('Preview and Speakers view then ignore it.'),
  scope: 'registry',

  check({ registry }, report) {
    for (const { color } of registry.people) {
      if (color === undefined || readCssColor(color.text) !== undefined) continue;
      report({
        range: color.range,
        message: l10n.t(
          '"{0}" is not a color: write #3b82f6, rgb(59 130 246), hsl(217 91% 60%) or a CSS color name.',
          excerpt(color.text),
        ),
        data: color.text,
      });
    }
  },

  noun: count => (count === 1 ? l10n.t('1 color') : l10n.t('{0} colors', count)),
  fix(_view, { range, data = '' }) {
    const hex = `#${data}`;
    return /^[\da-f]+$/i.test(data) && readCssColor(hex) !== undefined
      ? { title: l10n.t('Change to {0}', hex), edits: [{ range, newText: quoted(hex) }] }
      : undefined;
  },
};
