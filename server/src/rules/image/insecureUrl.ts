import * as l10n from '@vscode/l10n';
import { imagesOf } from '../../markdown/messageImages';
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
    for (const { line, text, target } of imagesOf(message)) {
      const { start, end } = target;
      if (!/^http:\/\//i.test(text.slice(start, start + 7))) continue;
      report({
        range: lineRange(line, start, end),
        message: l10n.t(
          'The image has an "http:" address, which editors and secure sites block: expected "https:".',
        ),
      });
    }
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
