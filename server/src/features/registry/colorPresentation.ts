import type { ColorPresentation, ColorPresentationParams } from 'vscode-languageserver-protocol';
import { cssNotations } from '../../registry/rgba';
import { rangesTouch } from '../../text/span';
import { quoted } from '../../yaml/yamlString';
import { colorSites } from './colorSites';
import { registryFeature } from './registryFeature';

/**
 * The notations that a colour picker offers, always in the same order, as pickers remember which of them was chosen.
 * Quotes stay as they are and come where there are none: YAML takes a bare `#` for a comment.
 */
export const colorPresentation = registryFeature<ColorPresentationParams, ColorPresentation[]>({
  method: 'textDocument/colorPresentation',
  capabilities: {},
  handle({ registry }, { color, range: asked }) {
    // A picker asks again with the range of its last edit, which may have brought quotes.
    const site = colorSites(registry).find(({ range }) => rangesTouch(range, asked));
    if (site === undefined) return [];
    return cssNotations(color).map(label => ({
      label,
      textEdit: { range: site.range, newText: site.isQuoted ? label : quoted(label) },
    }));
  },
});
