import { escapeMarkdown } from '../../../markdown/escapeMarkdown';
import { type ExportSource, share } from '../exportSource';
import { type HtmlElement, htmlFragment } from '../input/html';
import { textOf } from '../input/htmlElement';
import { instant } from '../input/times';
import {
  type Attachment,
  type AttachmentKind,
  type ExportedMessage,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../readItem';
import type { SourceText } from '../sourceText';
import { attachmentKind } from './shared/attachmentKind';
import { cleanName, cleanText } from './shared/cleanText';
import { htmlMarkdown } from './shared/htmlMarkdown';
import { listMarkdown } from './shared/listMarkdown';
import { idOf, isValues, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';

/** What events say of people and of other messages. */
interface Room {
  /** Names by account, as the event that was read last says. */
  readonly names: Map<string, string>;
  /** New contents by the identifier of the message. */
  readonly edits: ReadonlyMap<string, Values>;
  readonly reactions: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const FILE_KINDS: Readonly<Record<string, AttachmentKind>> = {
  'm.image': 'image',
  'm.video': 'video',
  'm.audio': 'audio',
};

/**
 * Element's JSON: the events of a room of Matrix in their order (JSONExport.ts). Names are in the events of members, edits and reactions
 * are events of their own: the file is read twice, first for these. A person without such an event is shown with the account.
 */
export const matrixElementJson: ExportSource = {
  id: 'matrix-element-json',
  name: 'Matrix (Element, JSON)',
  accounts: 'matrix',

  recognize: sample =>
    share(
      sample.hasJson('room_name') || sample.hasJson('exported_by') || sample.hasJson('messages[].room_id'),
      sample.hasJson('messages[].origin_server_ts'),
      /^@[^:]{0,255}:/.test(String(sample.json.get('messages[].sender'))),
    ),

  *read(text) {
    const { room, name, id } = readRoom(text);
    yield {
      kind: 'conversation',
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
    };
    for (const { path, value, line, problem } of text.json(at => at === 'messages[]')) {
      if (problem !== undefined) yield unreadable(line, problem);
      else if (path === 'messages[]') yield readEvent(valuesOf(value), line, room);
    }
  },
};

function readRoom(text: SourceText): { room: Room; name: string | undefined; id: string | undefined } {
  const names = new Map<string, string>();
  const edits = new Map<string, Values>();
  const reactions = new Map<string, Map<string, number>>();
  let name: string | undefined;
  let id: string | undefined;
  for (const { path, value } of text.json(at => at === 'messages[]')) {
    if (path === 'room_name') name = cleanName(value);
    if (path !== 'messages[]') continue;
    const event = valuesOf(value);
    id ??= idOf(event.room_id);
    // Whoever has not changed the name yet has the first.
    const member = nameIn(event);
    if (member !== undefined && !names.has(member[0])) names.set(...member);
    const relation = relationOf(event);
    const target = idOf(relation.event_id);
    if (target === undefined) continue;
    const key = stringOf(relation.key);
    const content = valuesOf(event.content)['m.new_content'];
    if (relation.rel_type === 'm.replace' && isValues(content)) edits.set(target, content);
    if (event.type === 'm.reaction' && key !== undefined) {
      const counts = reactions.get(target) ?? new Map<string, number>();
      counts.set(key, (counts.get(key) ?? 0) + 1);
      reactions.set(target, counts);
    }
  }
  return { room: { names, edits, reactions }, name, id };
}

function relationOf(event: Values): Values {
  return valuesOf(valuesOf(event.content)['m.relates_to']);
}

/** The account and name in an event of a member. */
function nameIn(event: Values): [account: string, name: string] | undefined {
  if (event.type !== 'm.room.member') return undefined;
  const account = stringOf(event.state_key);
  const { displayname, membership } = valuesOf(event.content);
  const name = cleanName(displayname);
  return account === undefined || name === undefined || membership === 'leave' ? undefined : [account, name];
}

function readEvent(event: Values, line: number, room: Room): ReadItem {
  const member = nameIn(event);
  if (member !== undefined) room.names.set(...member);
  const relation = relationOf(event);
  switch (event.type) {
    case 'm.reaction':
    case 'm.room.redaction':
      return omitted('event');
    case 'm.room.message':
    case 'm.sticker':
    case 'm.room.encrypted':
    case 'm.poll.start':
    case 'org.matrix.msc3381.poll.start':
      break;
    default:
      return omitted(/poll\.(?:response|end)$/.test(String(event.type)) ? 'event' : 'notice');
  }
  if (relation.rel_type === 'm.replace') return omitted('event');
  const content = valuesOf(event.content);
  const isRedacted = isValues(valuesOf(event.unsigned).redacted_because) || Object.keys(content).length === 0;
  if (isRedacted) return omitted('recalled');
  if (content.msgtype === 'm.key.verification.request') return omitted('notice');
  const time = instant(numberOf(event.origin_server_ts) ?? Number.NaN);
  if (time === undefined)
    return unreadable(line, event.origin_server_ts === undefined ? 'no-time' : 'bad-time');
  const account = stringOf(event.sender);
  if (account === undefined) return unreadable(line, 'no-sender');
  const id = idOf(event.event_id);
  const edit = id === undefined ? undefined : room.edits.get(id);
  const shown = edit ?? content;
  const attachment = event.type === 'm.sticker' ? stickerOf(shown) : fileOf(shown);
  const body = bodyOf(event, shown, attachment, room);
  if (body === '' && attachment === undefined) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { account, name: nameOf(account, room) },
    body,
    id,
    ...replyOf(relation, content, room),
    ...(attachment === undefined ? {} : { attachments: [attachment] }),
    ...(edit === undefined && valuesOf(valuesOf(event.unsigned)['m.relations'])['m.replace'] === undefined
      ? {}
      : { isEdited: true }),
    ...reactionsOf(id, room),
  };
}

/** The name, else the account as people write it: `@noa:example.org` is noa. */
function nameOf(account: string, { names }: Room): string {
  return names.get(account) ?? cleanName(account.replace(/^@([^:]+):.*$/s, '$1')) ?? account;
}

function bodyOf(event: Values, content: Values, attachment: Attachment | undefined, room: Room): string {
  if (event.type === 'm.room.encrypted' || content.msgtype === 'm.bad.encrypted')
    return 'Unable to decrypt message';
  const poll = content['m.poll'] ?? content['org.matrix.msc3381.poll.start'];
  if (isValues(poll)) return pollText(poll);
  const plain = stringOf(content.body) ?? '';
  if (attachment !== undefined) {
    // A text apart from the name of the file is a caption.
    const isCaption = stringOf(content.filename) !== undefined && content.filename !== plain;
    if (!isCaption) return '';
  }
  if (content.msgtype === 'm.location') {
    const point = stringOf(content.geo_uri)?.replace(/^geo:([^;]+).*$/s, '$1') ?? '';
    const words = plain.includes(point) || point === '' ? plain : `${plain} (${point})`;
    return escapeMarkdown(`[Location] ${cleanText(words)}`.trim());
  }
  const isReply =
    isValues(valuesOf(content['m.relates_to'])['m.in_reply_to']) ||
    relationOf(event)['m.in_reply_to'] !== undefined;
  const html = content.format === 'org.matrix.custom.html' ? stringOf(content.formatted_body) : undefined;
  const nodes = html === undefined ? undefined : htmlFragment(html);
  if (nodes !== undefined) return htmlMarkdown(nodes, { replace: element => replacement(element, room) });
  return escapeMarkdown(cleanText(isReply ? withoutFallback(plain) : plain).trim());
}

/** Mentions are links to accounts. What a message answers, for programs that know no answers, is a field. */
function replacement(element: HtmlElement, room: Room): string | undefined {
  if (element.name === 'mx-reply') return '';
  if (element.name !== 'a') return undefined;
  const [, account] =
    /^https:\/\/matrix\.to\/#\/(@[^?/]+)|^matrix:u\/([^?/]+)/.exec(element.attributes.href ?? '') ?? [];
  if (account === undefined) return undefined;
  const words = textOf(element);
  return `@${(words || nameOf(decodeAccount(account), room)).replace(/^@/, '')}`;
}

function decodeAccount(account: string): string {
  try {
    return decodeURIComponent(account);
  } catch {
    return account;
  }
}

/** `> <@nora:example.org> agenda`, a blank line, and the answer. */
function withoutFallback(body: string): string {
  return body.startsWith('> ') ? body.replace(/^(?:>[^\n]*\n)+\n?/, '') : body;
}

function replyOf(relation: Values, content: Values, room: Room): Pick<ExportedMessage, 'replyTo'> {
  const answered = valuesOf(relation['m.in_reply_to']);
  // An event of a thread answers its last message for programs that know no threads.
  const isThread = relation.rel_type === 'm.thread' && relation.is_falling_back === true;
  const id = isThread ? idOf(relation.event_id) : idOf(answered.event_id);
  if (id === undefined) return {};
  const [, account, text] =
    /^> (?:\* )?<(@[^>]{1,255})> ?([^\n]*(?:\n>[^\n]*)*)/.exec(stringOf(content.body) ?? '') ?? [];
  return {
    replyTo: {
      id,
      ...(account === undefined ? {} : { name: nameOf(account, room) }),
      ...(text === undefined || text === '' ? {} : { text: text.replace(/\n> ?/g, '\n') }),
    },
  };
}

function fileOf(content: Values): Attachment | undefined {
  const { msgtype, info } = content;
  if (typeof msgtype !== 'string' || !/^m\.(?:image|video|audio|file)$/.test(msgtype)) return undefined;
  const name = cleanName(content.filename) ?? cleanName(content.body);
  const { mimetype, duration } = valuesOf(info);
  const isVoice = content['org.matrix.msc3245.voice'] !== undefined || content['m.voice'] !== undefined;
  const milliseconds = numberOf(duration) ?? numberOf(valuesOf(content['org.matrix.msc1767.audio']).duration);
  return {
    kind: isVoice ? 'voice' : (FILE_KINDS[msgtype] ?? attachmentKind(mimetype, name)),
    ...addressOf(content),
    ...(name === undefined || isVoice ? {} : { name }),
    ...(milliseconds === undefined ? {} : { seconds: Math.round(milliseconds / 1000) }),
  };
}

function stickerOf(content: Values): Attachment {
  const name = cleanName(content.body);
  return { kind: 'sticker', ...addressOf(content), ...(name === undefined ? {} : { name }) };
}

/** Addresses of Matrix (`mxc:`) are none that a browser opens. */
function addressOf(content: Values): Pick<Attachment, 'url'> {
  const url = stringOf(content.url);
  return url !== undefined && /^https?:/i.test(url) ? { url } : {};
}

function pollText(poll: Values): string {
  const words = (value: unknown): string => {
    const { body } = valuesOf(value);
    const text =
      valuesOf(value)['org.matrix.msc1767.text'] ??
      valuesOf(listOf(valuesOf(value)['m.text'])[0]).body ??
      body;
    return stringOf(text) ?? '';
  };
  const answers = listOf(poll.answers).map(words);
  return listMarkdown(`[Poll] ${words(poll.question)}`, answers);
}

function reactionsOf(id: string | undefined, { reactions }: Room): Pick<ExportedMessage, 'reactions'> {
  const counts = id === undefined ? undefined : reactions.get(id);
  if (counts === undefined) return {};
  return { reactions: [...counts].map(([emoji, count]): Reaction => ({ emoji, count })) };
}
