import { escapeMarkdown } from '../../../markdown/escapeMarkdown';
import { type ExportSource, share } from '../exportSource';
import { readInstant } from '../input/times';
import { type ExportedMessage, omitted, type ReadItem, unreadable } from '../readItem';

/** The fields of a message that are read. All of them may be absent or of another type in a real file. */
interface Message {
  readonly createTime?: unknown;
  readonly localType?: unknown;
  readonly content?: unknown;
  readonly senderUsername?: unknown;
  readonly senderDisplayName?: unknown;
}

/** WeChat's own types of message. */
const SYSTEM = [10000, 10002];
const IMAGE = 3;

/** The text of an answer: `收到[引用 苏小棠：早上好]`. */
const QUOTE = /^(.*)\[引用 (.{1,200}?)：(.*)\]$/s;

/**
 * WeFlow's JSON: `session`, then `messages`, oldest first. `createTime` is an instant; `formattedTime` is the same in the exporter's
 * zone. From ChatLab's reader and its fixtures (formats/weflow.ts).
 */
export const weFlowJson: ExportSource = {
  id: 'wechat-weflow-json',
  name: 'WeChat (WeFlow, JSON)',
  accounts: 'wechat',

  recognize: sample =>
    share(
      sample.hasJson('weflow.version'),
      sample.hasJson('session.wxid'),
      sample.hasJson('messages[].createTime', 'messages[].localType', 'messages[].senderUsername'),
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
          id: stringOf(head.get('session.wxid')),
          name: stringOf(head.get('session.displayName')) ?? stringOf(head.get('session.nickname')),
        };
      }
      yield problem === undefined ? readMessage(value as Message, line) : unreadable(line, problem);
    }
  },
};

function readMessage(message: Message, line: number): ReadItem {
  const content = stringOf(message.content) ?? '';
  if (SYSTEM.includes(message.localType as number)) {
    return omitted(content.includes('撤回') ? 'recalled' : 'notice');
  }
  const time = readInstant(message.createTime);
  if (time === undefined) return unreadable(line, 'no-time');
  const account = stringOf(message.senderUsername);
  const name = stringOf(message.senderDisplayName) ?? account;
  if (name === undefined) return unreadable(line, 'no-sender');
  return { kind: 'message', time, sender: { account, name }, ...contentOf(message.localType, content) };
}

function contentOf(
  type: unknown,
  content: string,
): Pick<ExportedMessage, 'body' | 'attachments' | 'replyTo'> {
  if (type === IMAGE) {
    const path = /\.\w{2,4}$/.test(content) ? content : undefined;
    return { body: '', attachments: [{ kind: 'image', path }] };
  }
  const [, said, name, text] = QUOTE.exec(content) ?? [];
  if (said === undefined) return { body: escapeMarkdown(content) };
  return { body: escapeMarkdown(said), replyTo: { name, text } };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
