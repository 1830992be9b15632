import * as l10n from '@vscode/l10n';
import type { OfferCounts } from '../protocol';
import { messageCount } from './reportTexts';

/** What other sources know better than the logs, for people. */
export function offerLines({ seconds, picture }: OfferCounts): string[] {
  const lines: string[] = [];
  if (seconds > 0)
    lines.push(l10n.t('Another source has the seconds of {0}. They were not taken.', messageCount(seconds)));
  if (picture > 0)
    lines.push(l10n.t('Another source has the pictures of {0}. They were not taken.', messageCount(picture)));
  return lines;
}
