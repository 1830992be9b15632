import type { AttachmentKind } from '../../readItem';
import { lookUp } from './lookUp';
import { attachment, webAddress } from './placeholder';
import { labelled, labelledList, plainBody } from './plainBody';
import type { Content } from './weChatContent';

const MEDIA: Readonly<Record<string, AttachmentKind>> = {
  图片: 'image',
  视频: 'video',
  动画表情: 'sticker',
  GIF表情: 'sticker',
  语音: 'voice',
  文件: 'file',
};

/** `> 苏小棠(wxid_a) 03-01 08:02:11` above the lines that an answer quotes; earlier versions leave out the time. */
const QUOTED_BY =
  /^> (?:\[引用\]$|(.{1,200}?)(?:\(([^()\n]{1,100})\))? (?:(?:\d{4}-)?\d{2}-\d{2} \d{2}:\d{2}:\d{2})?$)/;

/**
 * The content of a message from the text that chatlog makes of it (PlainTextContent and RecordInfo.String in its
 * internal/model). The addresses of media lead to chatlog itself, which is gone by now, so they are left out.
 */
export function chatlogContent(text: string): Content {
  const trimmed = text.trim();
  if (trimmed.startsWith('> ')) {
    const quote = quoteOf(trimmed);
    if (quote !== undefined) return quote;
  }
  const [, label, title = '', url = ''] =
    /^!?\[([^\]|\n]{1,10})(?:\|(.*))?\](?:\((.*)\))?$/s.exec(trimmed) ?? [];
  if (label !== undefined && !trimmed.includes('\n')) {
    const kind = lookUp(MEDIA, label);
    if (kind !== undefined) {
      const address = /\/(?:image|video|voice|file)\/[^/]*$/.test(url) ? undefined : webAddress(url);
      return { body: '', attachments: [attachment({ kind, url: address, name: title.trim() })] };
    }
    if (label === '位置') {
      const places = title.split('|').filter(part => !/^-?\d+\.\d+$/.test(part));
      return { body: labelled(label, ...places) };
    }
    if (title !== '' || url !== '') return { body: labelled(label, title, url) };
  }
  const [, bundle, name, lines] = /^\[(合并转发|笔记|群公告)\|([^\n]*)\]\n(.*)$/s.exec(trimmed) ?? [];
  if (bundle !== undefined) {
    return {
      body: labelledList(bundle === '合并转发' ? '聊天记录' : bundle, name, bundleLines(lines ?? '')),
    };
  }
  return { body: plainBody(text) };
}

function quoteOf(text: string): Content | undefined {
  const lines = text.split('\n');
  const by = QUOTED_BY.exec(lines[0]!);
  if (by === null) return undefined;
  let at = 1;
  while (at < lines.length && lines[at]!.startsWith('> ')) at++;
  const quoted = lines.slice(1, at).map(line => line.slice(2));
  const [, name, account] = by;
  return {
    body: plainBody(lines.slice(at).join('\n')),
    replyTo: { name: name ?? account, text: quoted.length === 0 ? undefined : quoted.join('\n') },
  };
}

/** The messages of a bundle: `  李雷 2026-03-01 08:02:11`, and the text below it. */
function bundleLines(text: string): string[] {
  const items: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim().replace(/^!?\[([^\]|]{1,10})(?:\|([^\]]*))?\]\([^)]*\)$/, '[$1] $2');
    if (line === '') continue;
    const [, name] = /^(.{0,100}?) ?\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?$/.exec(line) ?? [];
    const last = items.length - 1;
    if (name !== undefined) items.push(`${name}:`);
    else if (last >= 0) items[last] += ` ${line}`;
    else items.push(line);
  }
  return items;
}
