import { type ExportSource, share } from '../exportSource';
import { readInstant } from '../input/times';
import {
  type Attachment,
  type ExportedMessage,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../readItem';
import type { Sample } from '../sample';
import { attachmentKind } from './shared/attachmentKind';
import { cleanName } from './shared/cleanText';
import { RichText } from './shared/richText';
import { idOf, isValues, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';
import { blocksMarkdown } from './slack/blocks';
import { slackEmoji } from './slack/emoji';
import { mrkdwn, plainMrkdwn } from './slack/mrkdwn';
import { readWorkspace, type SlackChannel, type SlackWorkspace, slackName } from './slack/workspace';

/** Slack's own sentences in a channel. Their texts are in the language of the person, so only the kind tells. */
const NOTICE =
  /^(?:(?:channel|group|im|mpim)_(?:join|leave|topic|purpose|name|archive|unarchive|convert_to_private|convert_to_public|posting_permissions|retention_changed|canvas_updated)|(?:un)?pinned_item|bot_(?:add|remove|enable|disable)|huddle_thread|sh_room_(?:created|shared)|reminder_(?:add|delete)|joiner_notification.*|ekm_access_denied|tabbed_canvas_updated|bookmark_.*|app_conversation_join|added_.*_to_channel)$/;
const EVENT = /^(?:message_changed|message_deleted|message_replied|reply_added|assistant_app_thread)$/;
const TIME = /^\d{9,10}\.\d{1,6}$/;

/**
 * A day of a channel in Slack's export: an array of messages, in a folder with the channel's name. `users.json` and the lists of
 * channels are in the folder above. Also `messages` of an object, as programs store the answers of Slack's interface. `text` is
 * escaped and has Slack's marks; where there are `blocks`, they are what Slack shows, and `text` is only the summary.
 * From slack-export-viewer, its archive, and Slack's documentation.
 */
export const slackJson: ExportSource = {
  id: 'slack-json',
  name: 'Slack',
  accounts: 'slack',

  recognize: sample => Math.max(marksAt(sample, '[]'), marksAt(sample, 'messages[]')),

  *read(text, context) {
    const workspace = readWorkspace(context, text.path);
    const head = new Map<string, unknown>();
    let isStarted = false;
    for (const { path, value, line, problem } of text.json(at => at === '[]' || at === 'messages[]')) {
      if (path !== '[]' && path !== 'messages[]') {
        if (problem !== undefined) yield unreadable(line, problem);
        else head.set(path, value);
        continue;
      }
      if (!isStarted) {
        isStarted = true;
        yield { kind: 'conversation', ...conversationOf(text.path, head, workspace) };
      }
      if (problem !== undefined) {
        yield unreadable(line, problem);
        continue;
      }
      const message = valuesOf(value);
      yield readMessage(message, line, workspace);
      // slackdump stores a thread inside its first message.
      for (const reply of listOf(message.slackdump_thread_replies)) {
        yield readMessage(valuesOf(reply), line, workspace);
      }
    }
  },
};

/** A kind of list in an export: a value that each has, and the others that tell it from lists of other programs. */
const LISTS: readonly (readonly [path: string, ...more: string[]])[] = [
  ['[].profile.image_72'],
  ['[].profile.display_name', '[].team_id'],
  ['[].profile.real_name', '[].real_name'],
  ['[].profile.real_name', '[].profile.display_name'],
  ['[].creator', '[].is_archived'],
  ['[].created', '[].members[]', '[].id'],
  ['[].change_type', '[].service_type'],
  ['[].url_private', '[].filetype'],
];

/** The lists of people, channels and integrations of an export. */
export const slackLists: ExportSource = {
  id: 'slack-lists',
  name: 'Slack (lists)',
  isCompanion: true,
  recognize: sample => {
    const isList = LISTS.some(paths => sample.hasJson(...paths)) && !sample.json.has('[].ts');
    return isList && /^[A-Z0-9]{2,}$/.test(String(sample.json.get('[].id') ?? sample.json.get('[].user_id')))
      ? 1
      : 0;
  },
  *read() {},
};

function marksAt(sample: Sample, path: string): number {
  const at = (key: string) => sample.json.get(`${path}.${key}`);
  return share(
    at('type') === 'message' ||
      (at('type') === undefined && at('text') !== undefined && at('user') !== undefined),
    TIME.test(String(at('ts'))),
    [at('user'), at('bot_id'), at('username'), at('subtype')].some(each => typeof each === 'string'),
  ) === 1
    ? 1
    : share(at('type') === 'message', TIME.test(String(at('ts')))) / 2;
}

function conversationOf(
  path: string,
  head: ReadonlyMap<string, unknown>,
  { channels }: SlackWorkspace,
): SlackChannel {
  const id = idOf(head.get('channel_id'));
  const stored =
    cleanName(head.get('name')) ?? cleanName(head.get('channel_name')) ?? cleanName(head.get('channel'));
  if (id !== undefined || stored !== undefined) {
    return { id, name: stored ?? (id && channels.get(id)?.name) };
  }
  const folder = path.split('/').at(-2);
  if (folder === undefined) return {};
  const known = channels.get(folder);
  return { ...(known?.id === undefined ? {} : { id: known.id }), name: known?.name ?? folder };
}

function readMessage(message: Values, line: number, workspace: SlackWorkspace): ReadItem {
  const subtype = stringOf(message.subtype) ?? '';
  if (NOTICE.test(subtype)) return omitted('notice');
  if (subtype === 'tombstone') return omitted('recalled');
  if (EVENT.test(subtype) || (message.type !== undefined && message.type !== 'message'))
    return omitted('event');
  const time = readInstant(message.ts);
  if (time === undefined) return unreadable(line, message.ts === undefined ? 'no-time' : 'bad-time');
  const sender = senderOf(message, workspace);
  if (sender === undefined) return unreadable(line, 'no-sender');
  const attachments = filesOf(message);
  const body = bodyOf(message, workspace);
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender,
    body,
    id: idOf(message.ts),
    ...replyOf(message, workspace),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(isValues(message.edited) ? { isEdited: true } : {}),
    ...reactionsOf(message),
  };
}

function senderOf(message: Values, { people }: SlackWorkspace): ExportedMessage['sender'] | undefined {
  const comment = valuesOf(message.comment);
  const account = idOf(comment.user) ?? idOf(message.user) ?? idOf(message.bot_id);
  const shown = cleanName(message.username)?.replace(/^<@\w+\|?([^>]*)>$/, '$1');
  const own = account === undefined ? undefined : people.get(account);
  const bot =
    cleanName(valuesOf(message.bot_profile).name) ??
    cleanName(/^<[^|>]*\|([^>]+)>$/.exec(stringOf(message.bot_link) ?? '')?.[1]);
  const profile = slackName(valuesOf(message.user_profile));
  const isBot =
    message.subtype === 'bot_message' || (message.bot_id !== undefined && message.user === undefined);
  const name = isBot ? shown || (own ?? bot) : (own ?? profile ?? bot ?? (shown || undefined));
  const fallback = account === 'USLACKBOT' ? 'Slackbot' : account;
  return name || fallback ? { account, name: (name || fallback)! } : undefined;
}

/** An answer in a thread answers the thread's first message. */
function replyOf(message: Values, workspace: SlackWorkspace): Pick<ExportedMessage, 'replyTo'> {
  const id = idOf(message.thread_ts);
  if (id === undefined || id === idOf(message.ts)) return {};
  const root = valuesOf(message.root);
  const user = idOf(message.parent_user_id) ?? idOf(root.user);
  const text = stringOf(root.text);
  return {
    replyTo: {
      id,
      ...(user === undefined ? {} : { name: workspace.people.get(user) ?? user }),
      ...(text === undefined ? {} : { text: plainMrkdwn(text, workspace) }),
    },
  };
}

function bodyOf(message: Values, workspace: SlackWorkspace): string {
  if (isValues(message.comment)) return mrkdwn(stringOf(message.comment.comment) ?? '', workspace);
  const blocks = blocksMarkdown(message.blocks, workspace);
  const text = blocks === '' ? mrkdwn(textOf(message), workspace) : blocks;
  const parts = [
    text,
    ...listOf(message.attachments).map(each => attachmentText(valuesOf(each), workspace, text === '')),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

/** The text; of a file that was shared before 2018 (`<@U1|noa> uploaded a file: <…|a.png> and commented: see`) the comment alone. */
function textOf(message: Values): string {
  const text = stringOf(message.text) ?? '';
  if (message.subtype !== 'file_share' && message.file === undefined) return text;
  const [, comment] =
    /^<@\w+(?:\|[^>]{0,200})?> (?:uploaded|shared)[^<]{0,40}<[^>]{1,2000}>(?: and commented: (.*))?$/s.exec(
      text,
    ) ?? [text, text];
  return comment ?? '';
}

/**
 * What bots attach, and messages that are shared. Previews of links are left out: the link is in the text.
 *
 * @param isAlone whether the message has no other text
 */
function attachmentText(attachment: Values, workspace: SlackWorkspace, isAlone: boolean): string {
  const isShared =
    attachment.is_msg_unfurl === true || attachment.is_share === true || attachment.is_reply_unfurl === true;
  if (attachment.from_url !== undefined && !isShared && !isAlone) return '';
  const blocks = blocksMarkdown(attachment.blocks, workspace) || messageBlocks(attachment, workspace);
  const title = stringOf(attachment.title);
  const fields = listOf(attachment.fields).map(each => {
    const { title: name, value } = valuesOf(each);
    return [stringOf(name), stringOf(value)].filter(part => part !== undefined).join(': ');
  });
  const parts = [
    mrkdwn(stringOf(attachment.pretext) ?? '', workspace),
    isShared ? '' : new RichText().add(stringOf(attachment.author_name) ?? '').toString(),
    title === undefined
      ? ''
      : new RichText().add(title, { href: stringOf(attachment.title_link) }).toString(),
    blocks || mrkdwn(stringOf(attachment.text) ?? '', workspace),
    ...fields.map(field => mrkdwn(field, workspace)),
    imageText(attachment),
  ].filter(part => part !== '');
  const text = parts.length > 0 ? parts.join('\n') : mrkdwn(stringOf(attachment.fallback) ?? '', workspace);
  if (!isShared || text === '') return text;
  const author = stringOf(attachment.author_name) ?? stringOf(attachment.author_subname);
  const content = author === undefined ? text : `${new RichText().add(`${author}:`).toString()} ${text}`;
  return new RichText().addQuote(content).toString();
}

function messageBlocks(attachment: Values, workspace: SlackWorkspace): string {
  return listOf(attachment.message_blocks)
    .map(each => blocksMarkdown(valuesOf(valuesOf(each).message).blocks, workspace))
    .filter(part => part !== '')
    .join('\n\n');
}

function imageText(attachment: Values): string {
  const url = stringOf(attachment.image_url);
  return url === undefined || attachment.from_url !== undefined
    ? ''
    : new RichText().add(url, { href: url }).toString();
}

function filesOf(message: Values): readonly Attachment[] {
  if (isValues(message.comment)) return [];
  const files = Array.isArray(message.files)
    ? message.files
    : message.file === undefined
      ? []
      : [message.file];
  return files.map(each => {
    const file = valuesOf(each);
    const name = cleanName(file.name) ?? cleanName(file.title);
    const address =
      stringOf(file.url_private) ?? stringOf(file.url_private_download) ?? stringOf(file.external_url);
    const isGone = file.mode === 'tombstone' || file.mode === 'hidden_by_limit';
    const kind = file.subtype === 'slack_audio' ? 'voice' : attachmentKind(file.mimetype, name);
    const duration = numberOf(file.duration_ms);
    return {
      kind,
      ...(isGone || address === undefined ? {} : locationOf(address)),
      name,
      ...(duration === undefined ? {} : { seconds: Math.round(duration / 1000) }),
    };
  });
}

/** An address without its token. Programs that download the files write where they are, from the folder above. */
function locationOf(address: string): Pick<Attachment, 'url' | 'path'> {
  if (!/^https?:/i.test(address)) return /^\w+:|^\//.test(address) ? {} : { path: `../${address}` };
  const [before = '', query] = address.split('?', 2);
  const kept = (query ?? '').split('&').filter(part => part !== '' && !/^t=|^token=|=xox/.test(part));
  return { url: kept.length === 0 ? before : `${before}?${kept.join('&')}` };
}

function reactionsOf(message: Values): Pick<ExportedMessage, 'reactions'> {
  const reactions = listOf(message.reactions).flatMap((each): Reaction[] => {
    const { name, count, users } = valuesOf(each);
    const emoji = stringOf(name);
    if (emoji === undefined) return [];
    return [
      {
        emoji: slackEmoji(emoji) ?? `:${emoji}:`,
        count: numberOf(count) ?? Math.max(listOf(users).length, 1),
      },
    ];
  });
  return reactions.length === 0 ? {} : { reactions };
}
