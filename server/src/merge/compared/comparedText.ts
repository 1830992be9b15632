import { emoticonByName } from '../../markdown/emoticons';
import { isHiddenLine } from '../../markdown/hiddenLines';
import { markdownTargets } from '../../markdown/markdownTargets';
import { isMessageMarks } from '../../markdown/messageMarks';
import { unescapeMarkdown } from '../../markdown/plainMarkdown';
import { mentionsIn, type Names } from '../../people/mention';
import { decodeEntities } from './entities';

/**
 * The text of a message, without what applications write differently. `exact` also has the names of pictures and emoticons, the addresses
 * of links and the mentioned people; `loose` has only that there is a picture or a mention, and emoticons as emoji.
 */
export interface ComparedText {
  readonly exact: string;
  readonly loose: string;
}

/** The name of the picture at an address, the same for one picture in all sources; `undefined` if nothing more is known than its address. */
export type PictureName = (address: string) => string | undefined;

/** Stand for what is no text. Unicode reserves these as no characters, so no text has them. */
export const PICTURE = '\ufdd0';
export const VOICE = '\ufdd1';
export const VIDEO = '\ufdd2';
const FILE = '\ufdd3';
export const MENTION = '\ufdd4';
/** Around what only the exact text has. */
const OPEN = '\ufdd5';
const CLOSE = '\ufdd6';

const DETAILS = new RegExp(`${OPEN}[^${CLOSE}]*${CLOSE}`, 'g');
const DETAIL_SIGNS = new RegExp(`[${OPEN}${CLOSE}]`, 'g');

/** What may need more than white space to be taken out. Most texts have none of it. */
const SPECIAL = /[\\&*_~`[\]<>@「(（\n]|^>/;

/** White space, and what is invisible. */
const INVISIBLE = /[\s\p{Cc}\u00ad\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f\ufeff]+/gu;

/** Signs of emphasis and code, and backslashes. */
const SIGNS = /[\\*_~`]/g;

/**
 * The text of a body for comparison.
 *
 * @param body its lines, joined by `\n`
 * @param names of people who may be mentioned, written with `oneSpace`
 * @param nameOf the name by which a picture is compared, by its address; that of its file if it is absent or `undefined`
 */
export function comparedText(
  body: string,
  names: Names,
  nameOf: PictureName = () => undefined,
): ComparedText {
  if (!SPECIAL.test(body)) return same(compact(body));
  const plain = withoutMarks(decodeEntities(body));
  const marked = mentions(unescapeMarkdown(emoticons(targets(plain, nameOf))), names);
  const unsigned = marked.replace(SIGNS, '');
  const written = compact(unsigned) === '' ? marked : unsigned;
  if (!written.includes(OPEN)) return same(compact(written));
  return {
    exact: compact(written.replace(DETAIL_SIGNS, '')),
    loose: compact(written.replace(DETAILS, '')),
  };
}

function same(text: string): ComparedText {
  return { exact: text, loose: text };
}

/**
 * Applications collapse white space, and use full-width forms, in ways of their own. Line breaks stay: lines may be messages that
 * an application joined.
 */
function compact(text: string): string {
  const normal = text.normalize('NFKC');
  if (!normal.includes('\n')) return normal.replace(INVISIBLE, '');
  const lines = normal.split('\n').map(line => line.replace(INVISIBLE, ''));
  return lines.filter(line => line !== '').join('\n');
}

/** A quote in brackets above a line, as WeChat copies it: `「李雷：早上好」`, then `- - - - -`. */
const BRACKET_QUOTE = /^\s*「[^」]*」\s*\n\s*[-—–_ ]{3,}\s*\n/;

/** Sets aside what a message answers, and that it was edited. A message that has nothing else keeps it. */
function withoutMarks(body: string): string {
  const lines = body.replace(BRACKET_QUOTE, '').split('\n');
  let end = lines.length;
  while (end > 0 && isAside(lines[end - 1]!)) end--;
  let start = 0;
  while (start < end && (lines[start]!.trim() === '' || /^\s{0,3}>/.test(lines[start]!))) start++;
  const kept = lines.slice(start, end).filter(line => !isHiddenLine(line));
  if (kept.length === 0)
    return lines
      .slice(0, end)
      .map(line => line.replace(/^\s{0,3}>\s?/, ''))
      .join('\n');
  return kept.join('\n').replace(/\s*[(（](?:edited|已编辑)[)）]\s*$/, '');
}

function isAside(line: string): boolean {
  return line.trim() === '' || isMessageMarks(line);
}

/** What applications write for an attachment, and what follows its kind. */
const ATTACHMENT =
  /^(?:(图片|照片|圖片|贴纸|貼圖|动画表情|表情|image|photo|picture|sticker|gif)|(语音消息|语音|語音訊息|音频|voice message|voice|audio)|(短?视频|小视频|影片|video)|(文件|檔案|file|document))(?![\p{L}\d])\s*[:：]?\s*(.*)$/iu;

const IN_BRACKETS =
  /\[([^[\]\n]{1,200})\]|<((?:media|image|video|audio|sticker|GIF) omitted|图片|媒体文件已忽略)>/gi;
const IMAGE_TAG = /<img\b[^>]{0,2000}>/gi;
const BREAK_TAG = /<br\s*\/?>/gi;

/** Writes links and images in the form in which they are compared. */
function targets(text: string, nameOf: PictureName): string {
  let written = text;
  if (written.includes('<')) {
    written = written.replace(BREAK_TAG, '\n').replace(IMAGE_TAG, tag => {
      const alt = /\balt\s*=\s*["']?([^"'>]*)/i.exec(tag)?.[1] ?? '';
      return picture(alt, /\bsrc\s*=\s*["']?([^"'>\s]*)/i.exec(tag)?.[1] ?? '', nameOf);
    });
  }
  if (!written.includes('](')) return written;
  return written
    .split('\n')
    .map(line => lineTargets(line, nameOf))
    .join('\n');
}

function lineTargets(line: string, nameOf: PictureName): string {
  let written = '';
  let at = 0;
  const all = [...markdownTargets(line)]
    .filter(({ wholeEnd }) => wholeEnd !== undefined)
    .sort((a, b) => a.wholeStart - b.wholeStart);
  for (const { isImage, start, end, wholeStart, wholeEnd } of all) {
    // The image in a link is part of it.
    if (wholeStart < at) continue;
    written += line.slice(at, wholeStart);
    const labelStart = wholeStart + (isImage ? 2 : 1);
    const label = line.slice(labelStart, line.lastIndexOf('](', start)).trim();
    const address = line.slice(start, end);
    written += isImage ? picture(label, address, nameOf) : link(label, address);
    at = wholeEnd!;
  }
  return written + line.slice(at);
}

/** A picture. An emoticon that is shown as a picture has its name as the alternative text. */
function picture(label: string, address: string, nameOf: PictureName): string {
  const name = label.replace(/^\\?\[|\\?\]$/g, '');
  const emoticon = emoticonByName(name);
  if (emoticon !== undefined) return emoticon.emoji + detail(name);
  if (/^\p{Extended_Pictographic}[\ufe0f\u200d\p{Extended_Pictographic}]*$/u.test(name)) return name;
  return PICTURE + detail(nameOf(address) ?? fileName(address));
}

function link(label: string, address: string): string {
  const attachment = attachmentOf(label, address);
  if (attachment !== undefined) return attachment;
  if (label === '' || label === address) return address;
  return label + detail(address);
}

function attachmentOf(label: string, address = ''): string | undefined {
  const [, isPicture, isVoice, isVideo, isFile, rest = ''] = ATTACHMENT.exec(label) ?? [];
  const more = detail(address === '' ? rest : fileName(address));
  if (isPicture !== undefined) return PICTURE + more;
  if (isVoice !== undefined) return VOICE + more;
  if (isVideo !== undefined) return VIDEO + more;
  if (isFile !== undefined) return rest === '' ? FILE + more : rest;
  return undefined;
}

/** The same file has one name in the folders of two people. */
function fileName(address: string): string {
  return address.replace(/[?#].*$/, '').replace(/^.*\//, '');
}

function detail(text: string): string {
  return text === '' ? '' : OPEN + text.replace(DETAIL_SIGNS, '') + CLOSE;
}

/** Writes emoticons as emoji, and what stands for attachments. */
function emoticons(text: string): string {
  if (!/[[<]/.test(text)) return text;
  return text.replace(IN_BRACKETS, (whole, name?: string, omitted?: string) => {
    if (name === undefined)
      return /video/i.test(omitted!) ? VIDEO : /audio/i.test(omitted!) ? VOICE : PICTURE;
    const bare = name.replace(/\\$/, '');
    const emoji = emoticonByName(bare)?.emoji;
    return emoji === undefined ? (attachmentOf(bare) ?? whole) : emoji + detail(bare);
  });
}

/** A text or a name with one space for any white space in a line. The names of people who are mentioned are written so. */
export function oneSpace(text: string): string {
  return text.replace(/[^\S\n]+/g, ' ');
}

/** Writes mentions of anyone alike. After the name stands U+2005, which exports write as `?` or leave out. */
function mentions(text: string, names: Names): string {
  if (!text.includes('@')) return text;
  const spaced = oneSpace(text);
  let written = '';
  let at = 0;
  for (const { name, start, end } of mentionsIn(spaced, names)) {
    if (start < at) continue;
    written += spaced.slice(at, start) + MENTION + detail(name);
    at = /[ ?？]/.test(spaced[end] ?? '') ? end + 1 : end;
  }
  return written + spaced.slice(at);
}
