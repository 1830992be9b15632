import * as l10n from '@vscode/l10n';
import { lacksSeconds } from '../../log/assumedTime';
import { headerRange } from '../../log/headerRange';
import type { LogView } from '../../log/logView';
import { canonicalHeader, type Deviation, type MessageHeader } from '../../model/header';
import type { Message } from '../../model/message';
import { excerpt } from '../../text/excerpt';
import { rewriteHeader } from '../rewriteHeader';
import type { MessageRule } from '../rule';

/** A near miss of a header. Spacing, a time out of range and a missing name have rules of their own. */
export const malformedHeader: MessageRule = {
  id: 'message/malformed-header',
  defaultLevel: 'error',
  summary:
    "A line that is meant as a message's header differs from `> HH:MM:SS  Speaker` in more than spaces.",
  meaning: () =>
    l10n.t('Other tools that read logs miss the message. Outline, completion and preview still read it.'),
  scope: 'message',
  signs: [],

  check(message, report) {
    const { header } = message;
    const deviations = deviationsOf(header);
    if (deviations.length === 0) return;
    // An incomplete header is one error, reported by `message/missing-speaker`.
    if (header.speaker === '' && deviations.length === 1 && lacksSeconds(message)) return;
    report({
      range: headerRange(message),
      message: describe,
      isFixUnsafe: holdsMore(message),
    });
  },

  fixSafety: 'mixed',
  noun: count => (count === 1 ? l10n.t('1 header') : l10n.t('{0} headers', count)),
  fix: rewriteHeader,
};

/** Whether a header contains something that the format has no place for: a date, a fraction of a second, a zone. */
function holdsMore({ header, lines }: Message): boolean {
  const afterTime = lines[0]!.slice(header.timeEnd, header.speakerStart);
  return header.deviations.includes('date') || /\d|Z|UTC|GMT/i.test(afterTime);
}

function deviationsOf({ deviations }: MessageHeader): readonly Deviation[] {
  return deviations.length === 0 ? deviations : deviations.filter(deviation => deviation !== 'spacing');
}

function describe({ transcript }: LogView, messageIndex: number): string {
  const message = transcript.messages[messageIndex]!;
  const { header, lines } = message;
  const deviations = deviationsOf(header);
  if (deviations.length === 1 && lacksSeconds(message))
    return l10n.t('The time has no seconds: expected HH:MM:SS.');
  const expected = excerpt(canonicalHeader(header, lines[0]!));
  if (deviations.length > 1) {
    return l10n.t('This header differs from the format in several ways: expected "{0}".', expected);
  }
  switch (deviations[0]) {
    case 'marker':
      return l10n.t('The sign before the time is not a single ">": expected "{0}".', expected);
    case 'bare':
      return l10n.t('The ">" before the time is missing: expected "{0}".', expected);
    case 'date':
      return l10n.t('The date before the time belongs in the front matter: expected "{0}".', expected);
    default:
      return l10n.t('The time is not written HH:MM:SS: expected "{0}".', expected);
  }
}
