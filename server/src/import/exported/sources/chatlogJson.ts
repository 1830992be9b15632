import { type ExportSource, share } from '../exportSource';
import { omitted, type ReadItem, type Reply, type Sender, unreadable } from '../readItem';
import { anyTime, noTime } from './shared/anyTime';
import { chatlogContent } from './shared/chatlogContent';
import { cleanName } from './shared/cleanText';
import { lookUp } from './shared/lookUp';
import { tencentNotice } from './shared/notice';
import { plainBody } from './shared/plainBody';
import { idOf, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';
import { attachedKind, type Content, mediaContent, weChatContent } from './shared/weChatContent';
import { WECHAT_LABELS, weChatKind } from './shared/weChatTypes';
import { isWeChatXml, xmlContent, xmlNotice } from './shared/weChatXml';

/**
 * chatlog's JSON: an array of the messages of one or more conversations. From its model (internal/model/message.go) and that of its
 * first version, which has `createTime`, `isSender`, `chatRoomSender` and XML in `content`.
 */
export const chatlogJson: ExportSource = {
  id: 'wechat-chatlog-json',
  name: 'WeChat (chatlog, JSON)',
  accounts: 'wechat',

  recognize: sample =>
    share(
      sample.hasJson('[].talker', '[].type', '[].content'),
      sample.json.has('[].isSelf') || sample.json.has('[].isSender'),
      sample.json.has('[].seq') || sample.json.has('[].sequence') || sample.json.has('[].isChatRoom'),
      sample.json.has('[].time') || sample.json.has('[].createTime'),
    ),

  *read(text) {
    let talker: string | undefined;
    for (const { path, value, line, problem } of text.json(at => at === '[]')) {
      if (problem !== undefined) {
        yield unreadable(line, problem);
        continue;
      }
      if (path !== '[]') continue;
      const message = valuesOf(value);
      const next = stringOf(message.talker);
      if (next !== undefined && next !== talker) {
        talker = next;
        yield { kind: 'conversation', id: talker, name: cleanName(message.talkerName) };
      }
      yield readMessage(message, line);
    }
  },
};

function readMessage(message: Values, line: number): ReadItem {
  const kind = weChatKind(message.type, message.subType);
  const text = stringOf(message.content) ?? '';
  if (kind === 'notice' || kind === 'pat' || message.sender === '系统消息') {
    return tencentNotice(isWeChatXml(text) ? xmlNotice(text) : text);
  }
  const time = anyTime(message.time, message.createTime);
  if (time === undefined) return unreadable(line, noTime(message.time, message.createTime));
  const sender = senderOf(message);
  if (sender === undefined) return unreadable(line, 'no-sender');
  const content = contentOf(message, text);
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  return { kind: 'message', time, sender, id: idOf(message.seq), ...content };
}

function senderOf(message: Values): Sender | undefined {
  const isOwn = message.isSelf === true || numberOf(message.isSender) === 1;
  const account =
    stringOf(message.sender) ??
    stringOf(message.chatRoomSender) ??
    (isOwn || message.isChatRoom === true ? undefined : stringOf(message.talker));
  const name = cleanName(message.senderName) ?? (isOwn ? '我' : account);
  return name === undefined ? undefined : { account, name };
}

function contentOf(message: Values, text: string): Content {
  const kind = weChatKind(message.type, message.subType);
  const contents = valuesOf(message.contents);
  if (isWeChatXml(text) && kind !== 'text') return xmlContent(kind, text);
  if (kind === 'text') return { body: plainBody(text) };
  if (kind === 'quote') {
    return {
      body: plainBody(text),
      ...(contents.refer ? { replyTo: replyOf(valuesOf(contents.refer)) } : {}),
    };
  }
  const [title, url] = [stringOf(contents.title), stringOf(contents.url)];
  const media = attachedKind(kind);
  if (media !== undefined) {
    if (text !== '') return mediaContent(media, text);
    return weChatContent({
      kind,
      title: media === 'file' ? title : undefined,
      url: stringOf(contents.cdnurl),
    });
  }
  if (kind === 'location') {
    return weChatContent({ kind, title: stringOf(contents.label), more: stringOf(contents.cityname) });
  }
  if (kind === 'forwarded' || kind === 'note') {
    return weChatContent({ kind, title, lines: bundleOf(contents) });
  }
  if (kind === 'announcement') {
    return weChatContent({ kind, title: bundleOf(contents).join(' ') || stringOf(contents.desc) || title });
  }
  // The desc of a shared text is its address.
  if (kind === 'link' && url === undefined)
    return weChatContent({ kind, title, more: stringOf(contents.desc) });
  if (title !== undefined || url !== undefined) return weChatContent({ kind, title, url });
  if (text === '') return weChatContent({ kind });
  const shown = chatlogContent(text);
  return shown.body.startsWith('[') || shown.attachments ? shown : weChatContent({ kind, title: text });
}

function replyOf(refer: Values): Reply {
  const kind = weChatKind(refer.type, refer.subType);
  const contents = valuesOf(refer.contents);
  const title = stringOf(contents.title) ?? stringOf(contents.label);
  const seq = numberOf(refer.seq);
  return {
    ...(seq ? { id: String(seq) } : {}),
    name: cleanName(refer.senderName) ?? (refer.isSelf === true ? '我' : cleanName(refer.sender)),
    text:
      stringOf(refer.content) ??
      (kind === 'text'
        ? undefined
        : [`[${WECHAT_LABELS[kind] ?? '消息'}]`, ...(title ? [title] : [])].join(' ')),
  };
}

/** The messages of a bundle, which are Go's names for the elements of WeChat's XML. */
function bundleOf(contents: Values): string[] {
  const list = valuesOf(valuesOf(contents.recordInfo).DataList).DataItems;
  const items = listOf(list).map(each => {
    const item = valuesOf(each);
    const text = stringOf(item.DataDesc) ?? stringOf(item.DataTitle) ?? stringOf(item.Link) ?? '';
    const label =
      lookUp({ '2': '[图片]', '4': '[视频]', '8': '[文件]' }, stringOf(item.DataType) ?? '') ?? '';
    const name = stringOf(item.SourceName);
    return `${name === undefined ? '' : `${name}: `}${[label, text].filter(part => part !== '').join(' ')}`;
  });
  return items.length > 0 ? items : (stringOf(contents.desc)?.split('\n') ?? []);
}
