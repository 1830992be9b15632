import * as l10n from '@vscode/l10n';
import { replaceInLine } from '../../editing/textEdits';
import { textInRange } from '../../model/transcript';
import { excerpt } from '../../text/excerpt';
import { lineRange } from '../../text/span';
import type { MessageRule } from '../rule';
import { ENTITY_NAMES } from './entities';

/**
 * An entity whose `&` is itself escaped, once or more: `&amp;#160;`, `&amp;amp;quot;`. Code is checked too, as exporters escape
 * the whole body alike.
 */
export const doubleEscapedEntity: MessageRule = {
  id: 'text/double-escaped-entity',
  defaultLevel: 'warning',
  summary: 'An HTML entity is escaped more than once.',
  meaning: () =>
    l10n.t('Exporters escape twice or more; a reader sees `&#160;` or `&quot;` instead of the character.'),
  scope: 'message',
  signs: ['&amp;'],

  check({ lines, bodyStart, bodyEnd }, report) {
    for (let line = bodyStart; line < bodyEnd; line++) {
      const text = lines[line]!;
      if (!text.includes('&amp;')) continue;
      for (const { start, end, decoded } of doubleEscapes(text)) {
        report({
          range: lineRange(line, start, end),
          message: l10n.t(
            '"{0}" is escaped more than once: expected "{1}".',
            excerpt(text.slice(start, end)),
            decoded,
          ),
          data: decoded,
        });
      }
    }
  },

  noun: count => (count === 1 ? l10n.t('1 entity') : l10n.t('{0} entities', count)),
  fix({ transcript }, { range, data = '' }) {
    const { line, character } = range.start;
    return {
      title: l10n.t('Change to "{0}"', data),
      edits: [replaceInLine(line, character, textInRange(transcript, range), data)],
    };
  },
};

const AMP = 'amp;';

/** What may follow an escaped `&`. Sticky, bounded. */
const ENTITY = /(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|([A-Za-z][A-Za-z\d]{1,8}));/y;

/** The entities that are escaped more than once, each with its decoded form. Linear: no text is read twice. */
function* doubleEscapes(text: string): Generator<{ start: number; end: number; decoded: string }> {
  for (let start = text.indexOf('&amp;'); start !== -1; ) {
    let end = start + 1;
    let levels = 0;
    while (text.startsWith(AMP, end)) {
      end += AMP.length;
      levels++;
    }
    ENTITY.lastIndex = end;
    const entity = ENTITY.exec(text);
    if (entity !== null && (entity[1] === undefined || ENTITY_NAMES.has(entity[1]))) {
      end = ENTITY.lastIndex;
      yield { start, end, decoded: `&${entity[0]}` };
    } else if (levels > 1) {
      yield { start, end, decoded: '&amp;' };
    }
    start = text.indexOf('&amp;', end);
  }
}
