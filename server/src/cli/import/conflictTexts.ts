import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { LogRefusal } from '../../protocol';
import type { PlannedLog } from '../../workspace/importPlan';
import { shownPath } from '../reportTexts';

/** The maximum number of logs that a text names. */
const MAX_NAMED = 5;

/** Why nothing is written, with the logs to which messages are not added: a text for each reason. */
export function conflictTexts(conflicts: readonly PlannedLog[]): string[] {
  const reasons = new Set(conflicts.map(({ refusal }) => refusal!));
  return [...reasons].map(reason => {
    const names = conflicts
      .filter(({ refusal }) => refusal === reason)
      .flatMap(({ existing }) => existing.map(uri => shownPath(fileURLToPath(uri))));
    const listed =
      names.length > MAX_NAMED
        ? `${names.slice(0, MAX_NAMED).join(', ')} … (${names.length})`
        : names.join(', ');
    return conflictText(reason, listed);
  });
}

function conflictText(reason: LogRefusal, listed: string): string {
  switch (reason) {
    case 'different':
      return l10n.t(
        'Nothing was written, as these logs look like another conversation: at the same time they have other messages: {0}. Choose another folder with {1}, or add to them all the same with {2}.',
        listed,
        '--to',
        '--anyway',
      );
    case 'unknown':
      return l10n.t(
        'Nothing was written, as nothing tells whether these logs are of the same conversation: {0}. Choose another folder with {1}, or add to them with {2}.',
        listed,
        '--to',
        '--anyway',
      );
    case 'several':
      return l10n.t(
        'Nothing was written, as these days have several logs, and it is open which of them has this conversation: {0}. Choose another folder with {1}, or other days with {2} and {3}.',
        listed,
        '--to',
        '--since',
        '--until',
      );
    case 'unreadable':
      return l10n.t('Nothing was written, as these logs are not UTF-8 or cannot be read: {0}.', listed);
  }
}
