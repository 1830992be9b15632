import * as l10n from '@vscode/l10n';
import type { Emoticon } from '../../markdown/emoticons';
import type { Card, Line } from './card';

const CHINESE = /\p{Script=Han}/u;

/**
 * The emoji of an emoticon, and its names. WeChat's Chinese panel has some names in Latin letters (`OK`), so
 * the first name counts as Chinese.
 */
export function emoticonCard({ emoji, name, aliases }: Emoticon): Card {
  const chinese = [name, ...aliases.filter(alias => CHINESE.test(alias))];
  const english = aliases.filter(alias => !CHINESE.test(alias));
  const separator = l10n.t(', ');
  const lines: Line[] = [[l10n.t('In Chinese: {0}', chinese.join(separator))]];
  if (english.length > 0) lines.push([l10n.t('In English: {0}', english.join(separator))]);
  return [[{ heading: `${emoji} ${name}` }, { lines }]];
}
