import type { ColorPresentation, ColorPresentationParams } from 'vscode-languageserver-protocol';
import { cssNotations } from '../../registry/rgba';
import { rangesTouch } from '../../text/span';
import { quoted } from '../../yaml/yamlString';
import { NUMBER, objectOf, RANGE } from '../support/params';
import { colorSites } from './colorSites';
import { registryFeature } from './registryFeature';

/**
 * The notations that a color picker offers. They are always in the same order, because pickers remember
 * which one was chosen. Existing quotes are kept. Missing quotes are added, because YAML reads a bare `#` as
 * a comment.
 */
export const colorPresentation = registryFeature<ColorPresentationParams, ColorPresentation[]>({
  method: 'textDocument/colorPresentation',
  params: {
    color: objectOf({ red: NUMBER, green: NUMBER, blue: NUMBER, alpha: NUMBER }),
    range: RANGE,
  },
  capabilities: {},
  absent: [],
  handle({ registry }, { color, range: requested }) {
    // After an edit, a picker sends the range of that edit, which may include new quotes.
    const site = colorSites(registry).find(({ range }) => rangesTouch(range, requested));
    if (site === undefined) return [];
    return cssNotations(color).map(label => ({
      label,
      textEdit: { range: site.range, newText: site.isQuoted ? label : quoted(label) },
    }));
  },
});
