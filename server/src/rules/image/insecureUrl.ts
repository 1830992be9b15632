import * as l10n from '@vscode/l10n';
import { markdownTargets } from '../../markdown/markdownTargets';
import { forEachProseLine } from '../../markdown/proseLines';
import { lineRange } from '../../text/span';
import type { MessageRule } from '../rule';

/** An image with an `http:` address: editors and sites under https don't load it. Images in code don't count. */
export const insecureUrl: MessageRule = {
  id: 'image/insecure-url',
  defaultLevel: 'information',
  summary: 'An image has an `http:` address.',
  meaning: () => l10n.t('Editors and sites under https do not load it.'),
  scope: 'message',
  signs: ['!['],

  check(message, report) {
    if (!mayHold(message.lines)) return;
    forEachProseLine(message, (text, line) => {
      for (const { start, end } of insecureImages(text)) {
        report({
          range: lineRange(line, start, end),
          message: l10n.t(
            'The image has an "http:" address, which editors and secure sites block: expected "https:".',
          ),
        });
      }
    });
  },

  fixSafety: 'unsafe',
  noun: count => (count === 1 ? l10n.t('1 image address') : l10n.t('{0} image addresses', count)),
  fix(_log, { range: { start } }) {
    const end = start.character + 'http'.length;
    return {
      title: l10n.t('Change to "https:"'),
      edits: [{ range: lineRange(start.line, end, end), newText: 's' }],
    };
  },
};

/** Excludes nearly all messages without a look at their Markdown. */
function mayHold(lines: readonly string[]): boolean {
  for (let i = 1; i < lines.length; i++) if (lines[i]!.includes('![')) return true;
  return false;
}

/** The insecure addresses of a line's images. */
function* insecureImages(text: string): Generator<{ start: number; end: number }> {
  if (!text.includes('![')) return;
  for (const target of markdownTargets(text)) {
    if (target.isImage && /^http:\/\//i.test(text.slice(target.start, target.start + 7))) yield target;
  }
}
