import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import {
  type Attachment,
  type ExportedMessage,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../readItem';
import { fileAt } from './discord/exporter';
import { type DiscordNames, discordMarkdown } from './discord/markdown';
import { cleanName } from './shared/cleanText';
import { RichText } from './shared/richText';
import { idOf, isValues, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';

/**
 * The kinds of messages that people write: the exporter names kinds that it knows, and gives the numbers of Discord's interface for
 * others (20 and 23 are commands to bots, 21 is the first message of a thread). All others are notices.
 */
const WRITTEN =
  /^(?:Default|Reply|0|19|20|21|23|ApplicationCommand|ChatInputCommand|ContextMenuCommand|ThreadStarterMessage)$/i;

/**
 * DiscordChatExporter's JSON: `guild`, `channel`, then `messages`, oldest first (JsonMessageWriter.cs). Times have a zone. Versions
 * before 2.25 have no nicknames, and `content` may hold identifiers instead of names if the exporter was told so.
 */
export const discordJson: ExportSource = {
  id: 'discord-dce-json',
  name: 'Discord (DiscordChatExporter, JSON)',
  accounts: 'discord',

  recognize: sample =>
    share(
      sample.hasJson('guild.id', 'guild.name'),
      sample.hasJson('channel.id', 'channel.name'),
      sample.hasJson('messages[].timestamp', 'messages[].author.id') ||
        sample.hasJson('messageCount') ||
        sample.hasJson('dateRange.after'),
    ),

  *read(text) {
    const head = new Map<string, unknown>();
    let isStarted = false;
    for (const { path, value, line, problem } of text.json(at => at === 'messages[]')) {
      if (path !== 'messages[]') {
        if (problem !== undefined) yield unreadable(line, problem);
        else head.set(path, value);
        continue;
      }
      if (!isStarted) {
        isStarted = true;
        yield {
          kind: 'conversation',
          id: idOf(head.get('channel.id')),
          name: cleanName(head.get('channel.name')),
        };
      }
      if (problem !== undefined) yield unreadable(line, problem);
      else yield readMessage(valuesOf(value), line, idOf(head.get('channel.id')));
    }
  },
};

function readMessage(message: Values, line: number, channel: string | undefined): ReadItem {
  if (message.type !== undefined && !WRITTEN.test(String(message.type))) return omitted('notice');
  const time = typeof message.timestamp === 'string' ? readIsoTime(message.timestamp) : undefined;
  if (time === undefined) return unreadable(line, message.timestamp === undefined ? 'no-time' : 'bad-time');
  const author = valuesOf(message.author);
  const account = idOf(author.id);
  const name = cleanName(author.nickname) ?? cleanName(author.name) ?? account;
  if (name === undefined) return unreadable(line, 'no-sender');
  const names = namesOf(message);
  const forwarded = valuesOf(message.forwardedMessage);
  const attachments = [...attachmentsOf(message), ...attachmentsOf(forwarded)];
  const body = bodyOf(message, author.isBot === true, names);
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { account, name },
    body,
    id: idOf(message.id),
    ...replyOf(message, channel),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(stringOf(message.timestampEdited) === undefined ? {} : { isEdited: true }),
    ...reactionsOf(message),
  };
}

function namesOf(message: Values): DiscordNames {
  const people = new Map<string, string>();
  for (const each of listOf(message.mentions)) {
    const { id, nickname, name } = valuesOf(each);
    const shown = cleanName(nickname) ?? cleanName(name);
    if (idOf(id) !== undefined && shown !== undefined) people.set(idOf(id)!, shown);
  }
  return { people };
}

function bodyOf(message: Values, isBot: boolean, names: DiscordNames): string {
  const content = stringOf(message.content) ?? '';
  const parts = [discordMarkdown(content, names)];
  if (isValues(message.forwardedMessage)) {
    const forwarded = stringOf(message.forwardedMessage.content) ?? '';
    const embeds = embedsText(message.forwardedMessage, forwarded, forwarded === '', names);
    const quote = [discordMarkdown(forwarded, names), ...embeds].filter(part => part !== '').join('\n\n');
    parts.push(new RichText().add('Forwarded').addQuote(quote).toString());
  }
  parts.push(...embedsText(message, content, isBot || content === '', names));
  return parts.filter(part => part !== '').join('\n\n');
}

/**
 * What bots attach. Previews of links are left out: the link is in the text.
 *
 * @param isWanted whether the message is by a bot, or has no text
 */
function embedsText(
  message: Values,
  content: string,
  isWanted: boolean,
  names: DiscordNames,
): readonly string[] {
  if (!isWanted) return [];
  return listOf(message.embeds).map(each => {
    const embed = valuesOf(each);
    const url = stringOf(embed.url);
    if (url !== undefined && content.includes(url)) return '';
    const fields = listOf(embed.fields).map(field => {
      const { name, value } = valuesOf(field);
      return [name, value].flatMap(part => discordMarkdown(stringOf(part) ?? '', names) || []).join(': ');
    });
    const title = stringOf(embed.title) ?? '';
    return [
      new RichText().add(stringOf(valuesOf(embed.author).name) ?? '').toString(),
      url === undefined
        ? discordMarkdown(title, names)
        : new RichText().add(title || url, { href: url }).toString(),
      discordMarkdown(stringOf(embed.description) ?? '', names),
      ...fields,
      new RichText().add(stringOf(valuesOf(embed.footer).text) ?? '').toString(),
    ]
      .filter(part => part !== '')
      .join('\n');
  });
}

function attachmentsOf(message: Values): readonly Attachment[] {
  const files = listOf(message.attachments).map(each => {
    const { url, fileName } = valuesOf(each);
    return fileAt(stringOf(url) ?? '', cleanName(fileName));
  });
  const stickers = listOf(message.stickers).map(each => {
    const { sourceUrl, name } = valuesOf(each);
    return fileAt(stringOf(sourceUrl) ?? '', cleanName(name), 'sticker');
  });
  return [...files, ...stickers];
}

/** A forwarded message has a reference as well, and so has an answer to a message of another channel. */
function replyOf({ reference }: Values, channel: string | undefined): Pick<ExportedMessage, 'replyTo'> {
  if (!isValues(reference) || reference.type === 'Forward') return {};
  const id = idOf(reference.messageId);
  const isHere =
    idOf(reference.channelId) === undefined || channel === undefined || idOf(reference.channelId) === channel;
  return id === undefined || !isHere ? {} : { replyTo: { id } };
}

function reactionsOf(message: Values): Pick<ExportedMessage, 'reactions'> {
  const reactions = listOf(message.reactions).flatMap((each): Reaction[] => {
    const { emoji, count } = valuesOf(each);
    const { id, name } = valuesOf(emoji);
    const shown = stringOf(name);
    if (shown === undefined) return [];
    return [
      { emoji: idOf(id) === undefined || id === '0' ? shown : `:${shown}:`, count: numberOf(count) ?? 1 },
    ];
  });
  return reactions.length === 0 ? {} : { reactions };
}
