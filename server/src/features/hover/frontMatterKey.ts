import * as l10n from '@vscode/l10n';
import type { ChatLog } from '../../document/chatLog';
import { KNOWN_KEYS, type KnownKey } from '../../rules/frontMatter/knownKeys';
import { type Card, type Line, section, withCode } from './card';

/** An example of each value. */
const FORMS: Readonly<Record<KnownKey, string>> = {
  layout: 'layout: source',
  title: 'title: "2024-02-09-WeChat"',
  date: 'date: 2024-02-09 12:00:00 +0800',
  author: 'author: Kim Park',
  'header-img': 'header-img: img/chat.jpg',
  lines: 'lines: 232',
  tag: 'tag: [chat]',
};

/**
 * The meaning of a key of the front matter, and an example of its value. `undefined` for a key that only the
 * site knows.
 */
export function frontMatterKeyCard(log: ChatLog, key: string): Card | undefined {
  const known = key === 'tags' ? 'tag' : KNOWN_KEYS.find(each => each === key);
  if (known === undefined) return undefined;
  const lines: Line[] = [[{ strong: key }], withCode(meaningOf(known))];
  if (known === 'lines') lines.push([messagesText(log.transcript.messages.length)]);
  return [section(...lines), section([l10n.t('For example: '), { code: FORMS[known].replace(known, key) }])];
}

function meaningOf(key: KnownKey): string {
  switch (key) {
    case 'layout':
      return l10n.t('The layout of the site that shows the log; `source` for chat logs.');
    case 'title':
      return l10n.t("The title of the log. Its day is that of `date` and of the file's name.");
    case 'date':
      return l10n.t('Day and time of the log, by which sites sort; a zone may follow.');
    case 'author':
      return l10n.t('The author of the log: a person or a group, perhaps one of the speakers.');
    case 'header-img':
      return l10n.t('The picture above the log. Optional.');
    case 'lines':
      return l10n.t('The number of messages. Optional.');
    case 'tag':
      return l10n.t('The tags, as a list. Sites find chat logs by the tag `chat`.');
  }
}

function messagesText(count: number): string {
  return count === 1 ? l10n.t('This log has 1 message.') : l10n.t('This log has {0} messages.', count);
}
