import * as l10n from '@vscode/l10n';
import { lineRange } from '../../text/span';
import type { MessageRule } from '../rule';

/** The hour, minute or second is out of range. The intended time is unknown, so there is no fix. */
export const invalidTime: MessageRule = {
  id: 'message/invalid-time',
  defaultLevel: 'error',
  summary: 'The hour, minute or second of a message is out of range.',
  meaning: () =>
    l10n.t(
      'Hours go from 00 to 23, minutes and seconds from 00 to 59. Such a message has no place in the order of time.',
    ),
  scope: 'message',
  signs: [],

  check({ header, lines }, report) {
    if (header.timestamp !== undefined) return;
    report({
      range: lineRange(0, header.timeStart, header.timeEnd),
      message: l10n.t(
        '{0} is not a time of day: hours go from 00 to 23, minutes and seconds from 00 to 59.',
        lines[0]!.slice(header.timeStart, header.timeEnd),
      ),
    });
  },
};
