import { oneLine } from './plainBody';
import { type Content, weChatContent } from './weChatContent';
import { type WeChatKind, weChatKind } from './weChatTypes';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Whether a text is the XML in which WeChat stores what is no text. */
export function isWeChatXml(text: string): boolean {
  return /^\s*"?<(?:\?xml|msg|appmsg|sysmsg|voipmsg|VoIP|recordinfo|emoji|location)\b/.test(text);
}

/** The text of the first element of a name, decoded; `undefined` if there is none, or it is empty. */
export function xmlText(xml: string, element: string): string | undefined {
  const open = xml.indexOf(`<${element}>`);
  if (open === -1) return undefined;
  const start = open + element.length + 2;
  const end = xml.indexOf(`</${element}>`, start);
  if (end === -1) return undefined;
  const text = xml.slice(start, end).trim();
  const data = /^<!\[CDATA\[(.*)\]\]>$/s.exec(text)?.[1] ?? decodeXml(text);
  return data.trim() === '' ? undefined : data;
}

/** The value of the first attribute of a name, decoded; `undefined` if there is none, or it is empty. */
export function xmlAttribute(xml: string, name: string): string | undefined {
  const match = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(xml);
  const value = match?.[1] ?? match?.[2] ?? '';
  return value.trim() === '' ? undefined : decodeXml(value);
}

function decodeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/**
 * The content of a message that an exporter leaves as WeChat stores it: XML. Without XML, or without what it should hold, the words of
 * its kind.
 */
export function xmlContent(kind: WeChatKind, xml: string): Content {
  switch (kind) {
    case 'image':
      return weChatContent({ kind });
    case 'voice':
      return weChatContent({
        kind,
        text: xmlAttribute(xml, 'transtext'),
        seconds: milliseconds(xmlAttribute(xml, 'voicelength')),
      });
    case 'video':
      return weChatContent({ kind, seconds: Number(xmlAttribute(xml, 'playlength')) || undefined });
    case 'sticker':
      return weChatContent({ kind, url: http(xmlAttribute(xml, 'cdnurl')) });
    case 'card':
      return weChatContent({ kind, title: xmlAttribute(xml, 'nickname') });
    case 'location':
      return weChatContent({ kind, title: xmlAttribute(xml, 'poiname'), more: xmlAttribute(xml, 'label') });
    case 'call':
      return weChatContent({ kind, title: xmlText(xml, 'msg')?.replace(/<[^>]*>/g, '') });
    default:
      return appContent(kind, xml);
  }
}

function appContent(outer: WeChatKind, xml: string): Content {
  // An answer holds the XML of the message it answers, with types and titles of its own.
  const at = xml.indexOf('<refermsg>');
  const own = at === -1 ? xml : xml.slice(0, at) + xml.slice(xml.lastIndexOf('</refermsg>'));
  const type = xmlText(own, 'type');
  const kind = type === undefined || outer !== 'share' ? outer : weChatKind(49, type);
  const [title, url] = [xmlText(own, 'title'), http(xmlText(own, 'url'))];
  if (kind === 'quote' && at !== -1) {
    const quoted = xmlText(xml.slice(at), 'content');
    return weChatContent({
      kind,
      text: title,
      replyTo: {
        name: xmlText(xml.slice(at), 'displayname'),
        text: quoted === undefined || isWeChatXml(quoted) ? xmlText(quoted ?? '', 'title') : quoted,
      },
    });
  }
  if (kind === 'transfer') {
    return weChatContent({ kind, title: xmlText(xml, 'feedesc'), more: xmlText(xml, 'pay_memo') });
  }
  if (kind === 'redPacket') return weChatContent({ kind, title: xmlText(xml, 'sendertitle') ?? title });
  if (kind === 'forwarded') return weChatContent({ kind, title, lines: xmlText(own, 'des')?.split('\n') });
  if (kind === 'file') return weChatContent({ kind, title });
  if (kind === 'miniProgram')
    return weChatContent({ kind, title: title ?? xmlText(own, 'sourcedisplayname') });
  return weChatContent({ kind, title, url });
}

/** The text of a notice that is stored as XML, in one line. */
export function xmlNotice(xml: string): string {
  const text = xmlText(xml, 'content') ?? xmlText(xml, 'plain') ?? xmlText(xml, 'replacemsg') ?? xml;
  return oneLine(text.replace(/<[^>]*>/g, ''));
}

function milliseconds(text: string | undefined): number | undefined {
  const value = Number(text);
  return value > 0 ? Math.round(value / 100) / 10 : undefined;
}

function http(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/\S+$/i.test(text.trim()) ? text.trim() : undefined;
}
