import { type ExportSource, type ReadContext, share } from '../exportSource';
import { omitted, type Reaction, type ReadItem, type Sender, unreadable } from '../readItem';
import type { Sample } from '../sample';
import type { SourceText } from '../sourceText';
import { anyTime, noTime } from './shared/anyTime';
import { cleanName } from './shared/cleanText';
import { feishuContent, feishuLine, namesIn } from './shared/feishuContent';
import { renderedContent } from './shared/feishuRendered';
import { labelledList } from './shared/plainBody';
import { idOf, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';

/** Where messages are: in the answer of the interface, in an array of messages or answers, or in the output of lark-cli. */
const PLACES = ['data.items[]', 'items[]', '[]', 'data.messages[]', 'messages[]'] as const;
const isItem = (path: string) => (PLACES as readonly string[]).includes(path);

/** The messages in a bundle are below it, one after another; a bundle of more is given as several. */
const MAX_BUNDLE = 1000;

/**
 * Messages as Feishu's interface gives them (`GET im/v1/messages`), in one or more answers, and as lark-cli lists them with texts in
 * place of JSON. From Feishu's documentation of the contents of messages, and the source of lark-cli (shortcuts/im). Senders have
 * identifiers; their names are written only if they are asked for (`with_sender_name`), or where the person is mentioned.
 */
export const feishuJson: ExportSource = {
  id: 'feishu-json',
  name: 'Feishu (im/v1/messages, JSON)',
  accounts: 'feishu',

  recognize: sample => Math.max(...[...PLACES, '[].data.items[]'].map(place => shareAt(sample, place))),

  read,
};

function shareAt({ json }: Sample, place: string): number {
  const has = (key: string) => json.has(`${place}.${key}`);
  return share(
    has('message_id'),
    has('msg_type'),
    has('create_time'),
    has('sender.id') || has('sender.sender_type') || has('sender.name'),
    has('body.content') || has('content') || json.get(`${place}.deleted`) === true,
  );
}

function* read(text: SourceText, _context: ReadContext): Iterable<ReadItem> {
  // A person may be mentioned long after the first message, so the names are read before the messages.
  const names = new Map<string, string>();
  for (const { value } of text.json(isItem)) {
    for (const message of messagesIn(value)) for (const [id, name] of namesIn(message)) names.set(id, name);
  }
  const reader = new FeishuReader(names);
  for (const { path, value, line, problem } of text.json(isItem)) {
    if (problem !== undefined) yield unreadable(line, problem);
    else if (isItem(path)) for (const message of messagesIn(value)) yield* reader.add(message, line);
  }
  yield* reader.end();
}

/** The messages in an item: itself, the answers in its thread, or those of a whole answer of the interface. */
function messagesIn(value: unknown): readonly Values[] {
  const item = valuesOf(value);
  const page = listOf(valuesOf(item.data).items ?? item.items);
  if (page.length > 0 && item.message_id === undefined) return page.map(valuesOf);
  return [item, ...listOf(item.thread_replies).map(valuesOf)];
}

/** A bundle whose messages are still to come. */
interface Bundle {
  readonly message: Values;
  readonly line: number;
  readonly ids: Set<string>;
  readonly lines: string[];
}

class FeishuReader {
  readonly #names: ReadonlyMap<string, string>;
  #chat: string | undefined;
  #bundle: Bundle | undefined;

  constructor(names: ReadonlyMap<string, string>) {
    this.#names = names;
  }

  *add(message: Values, line: number): Iterable<ReadItem> {
    const upper = stringOf(message.upper_message_id);
    const bundle = this.#bundle;
    if (
      bundle !== undefined &&
      upper !== undefined &&
      bundle.ids.has(upper) &&
      bundle.lines.length < MAX_BUNDLE
    ) {
      const id = stringOf(message.message_id);
      if (id !== undefined) bundle.ids.add(id);
      const name = this.#senderOf(message)?.name ?? '';
      bundle.lines.push(`${name}: ${feishuLine(message, this.#names)}`);
      // It is shown in the bundle.
      yield omitted('event');
      return;
    }
    yield* this.end();
    const chat = stringOf(message.chat_id);
    if (chat !== undefined && chat !== this.#chat) {
      this.#chat = chat;
      yield { kind: 'conversation', id: chat, name: cleanName(message.chat_name) };
    }
    const id = stringOf(message.message_id);
    if (message.msg_type === 'merge_forward' && id !== undefined && message.deleted !== true) {
      this.#bundle = { message, line, ids: new Set([id]), lines: [] };
    } else yield this.#read(message, line, undefined);
  }

  *end(): Iterable<ReadItem> {
    const bundle = this.#bundle;
    this.#bundle = undefined;
    if (bundle !== undefined) yield this.#read(bundle.message, bundle.line, bundle.lines);
  }

  #read(message: Values, line: number, bundled: readonly string[] | undefined): ReadItem {
    if (message.deleted === true) return omitted('recalled');
    if (message.msg_type === 'system') return omitted('notice');
    const time = anyTime(message.create_time);
    if (time === undefined) return unreadable(line, noTime(message.create_time));
    const sender = this.#senderOf(message);
    if (sender === undefined) return unreadable(line, 'no-sender');
    const isRendered = message.body === undefined && typeof message.content === 'string';
    const content =
      bundled !== undefined && bundled.length > 0
        ? { body: labelledList('聊天记录', undefined, bundled) }
        : isRendered
          ? renderedContent(message)
          : feishuContent(message, this.#names);
    if (content.body === '' && !('attachments' in content)) return omitted('empty');
    const parent = stringOf(message.parent_id) ?? stringOf(message.reply_to);
    const reactions = reactionsOf(message);
    return {
      kind: 'message',
      time,
      sender,
      id: idOf(message.message_id),
      ...content,
      ...(parent === undefined ? {} : { replyTo: { id: parent } }),
      // Cards are updated by the programs that send them.
      ...(message.updated === true && message.msg_type !== 'interactive' ? { isEdited: true } : {}),
      ...(reactions.length > 0 ? { reactions } : {}),
    };
  }

  #senderOf(message: Values): Sender | undefined {
    const sender = valuesOf(message.sender);
    const account = idOf(sender.id) ?? idOf(valuesOf(sender.sender_id).open_id);
    const name =
      cleanName(sender.name) ??
      cleanName(sender.sender_name) ??
      this.#names.get(account ?? '') ??
      cleanName(account);
    return name === undefined ? undefined : { account, name };
  }
}

/** The reactions that lark-cli adds. */
function reactionsOf(message: Values): Reaction[] {
  return listOf(valuesOf(message.reactions).counts).flatMap(each => {
    const { reaction_type: type, count } = valuesOf(each);
    const name = stringOf(type);
    return name === undefined ? [] : [{ emoji: `:${name}:`, count: numberOf(count) ?? 1 }];
  });
}
