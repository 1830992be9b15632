import { isBlank } from '../../../text/lines';
import { type ExportSource, type ReadContext, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { MAX_ITEM_LENGTH, type MessageTime, omitted, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { cleanName } from './shared/cleanText';
import { isSurelyNotice, tencentNotice } from './shared/notice';
import { labelledList, oneLine, plainBody } from './shared/plainBody';
import { type Content, shownContent } from './shared/weChatContent';

/** `退款小组 - 微信聊天记录`. */
const TITLE = /^(.{0,200}) - (?:微信聊天记录|WeChat Chat History)$/;
/** `苏小棠 (2026-03-01 08:02:11):早上好`. */
const HEADER = /^(.{0,200}?) \((\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\):(.*)$/;
const SYSTEM = /^(?:系统消息|System Message): ?(.*)$/i;
/** An answer: `「苏小棠：早上好」`, then a rule. In the exporter's template it has no sender and no time. */
const QUOTED = /^「(.{1,200}?)：(.*)」$/;
const RULE = /^(?:- ){5,}-?$/;
const TRANSFER = /^(?:微信转账|Weixin Transfer) /;
/** What a transfer ends with, unless a remark follows (zh-Hans.txt, en.txt). */
const TRANSFER_STATE =
  /^(?:微信转账|Weixin Transfer) .*? - (?:转账|已收款|已接收|已退还|已被接收|已被退还|已过期|向.{1,100}?转账|来自.{1,100}?的转账|Transfer|Accepted ?|Rejected|Expired|Pay to|From)(?: - (?:已收款|已退还|已被接收|已被退还|Accepted ?|Rejected))?/;
const BUNDLE_START = /^<< (.*)$/;
const BUNDLE_END = /^(.*) (?:结束|Ends) >>$/;

interface Header {
  readonly name: string;
  readonly time: MessageTime | undefined;
  readonly text: string;
}

/** The message that is being read. */
interface Open extends Header {
  readonly line: number;
  readonly lines: string[];
  /** The messages in a bundle that is forwarded. */
  readonly bundle: string[];
  /** The length of all lines. */
  length: number;
}

/** More senders than any chat has: names beyond them are not needed to tell where names begin. */
const MAX_NAMES = 100_000;

/**
 * WechatExporter's text (BlueMatthew), from its templates (res/templates_txt). It marks notices only in part, writes an answer without
 * its sender, no line end after a transfer, and the messages of a bundle like others, between `<< 标题` and `标题 结束 >>`. So the file is
 * read twice: for the names and the ends of bundles, then for the messages.
 */
export const weChatExporterText: ExportSource = {
  id: 'wechat-exporter-txt',
  name: 'WeChat (WechatExporter, text)',

  recognize(sample) {
    const first = sample.lines.findIndex(line => !isBlank(line));
    const isTitled = TITLE.test(sample.lines[first] ?? '');
    const below = sample.lines.slice(isTitled ? first + 1 : first).find(line => !isBlank(line));
    const headers = sample.lines.filter(line => HEADER.test(line)).length;
    return share(isTitled || headers > 1, below !== undefined && HEADER.test(below), headers > 0);
  },

  read,
};

function* read(text: SourceText, _context: ReadContext): Iterable<ReadItem> {
  const { names, ends } = survey(text);
  let open: Open | undefined;
  let isTitled = false;
  /** The titles of the bundles that are open, one inside the other. */
  const bundles: string[] = [];
  let stray = 0;
  for (const { number, text: line } of text.lines()) {
    if (line === undefined) {
      if (open !== undefined) yield messageOf(open);
      open = undefined;
      yield unreadable(number, 'too-long');
      continue;
    }
    if (open !== undefined) open.length += line.length + 1;
    if (open !== undefined && open.length > MAX_ITEM_LENGTH) {
      yield unreadable(open.line, 'too-long');
      open = undefined;
      stray = number;
    }
    const title = open === undefined && !isTitled ? TITLE.exec(line) : null;
    if (title !== null) {
      isTitled = true;
      yield { kind: 'conversation', name: cleanName(title[1]) };
      continue;
    }
    const [, starts] = BUNDLE_START.exec(line) ?? [];
    if (open !== undefined && starts !== undefined && ends.has(starts)) {
      bundles.push(starts);
      continue;
    }
    if (bundles.length > 0) {
      if (BUNDLE_END.exec(line)?.[1] === bundles[bundles.length - 1]) bundles.pop();
      else if (open !== undefined) addToBundle(open, line);
      continue;
    }
    const headers = headersIn(line, names, open);
    if (headers.before !== undefined) open?.lines.push(headers.before);
    for (const header of headers.found) {
      if (open !== undefined) yield messageOf(open);
      open = { ...header, line: number, lines: [], bundle: [], length: 0 };
      stray = 0;
    }
    if (headers.found.length > 0) continue;
    const [, notice] = SYSTEM.exec(line) ?? [];
    if (notice !== undefined || isSurelyNotice(line)) {
      if (open !== undefined) yield messageOf(open);
      open = undefined;
      yield tencentNotice(notice ?? line);
    } else if (QUOTED.test(line) && open !== undefined && open.text !== '') {
      // The rest of it, up to the next header, has no sender.
      yield messageOf(open);
      open = undefined;
      stray = number;
      yield unreadable(number, 'no-sender');
    } else if (open !== undefined) open.lines.push(line);
    else if (!isBlank(line) && stray === 0) {
      stray = number;
      yield unreadable(number, 'no-start');
    }
  }
  if (open !== undefined) yield messageOf(open);
}

/** The names of senders with the number of their messages, and the titles of the bundles that end. */
function survey(text: SourceText): { names: ReadonlyMap<string, number>; ends: ReadonlySet<string> } {
  const names = new Map<string, number>();
  const ends = new Set<string>();
  for (const { text: line } of text.lines()) {
    const [, name] = HEADER.exec(line ?? '') ?? [];
    if (name !== undefined && (names.has(name) || names.size < MAX_NAMES)) {
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    const [, title] = BUNDLE_END.exec(line ?? '') ?? [];
    if (title !== undefined) ends.add(title);
  }
  return { names, ends };
}

/** The headers in a line: one, or after a transfer two; and the end of the transfer's text before the first. */
function headersIn(
  line: string,
  names: ReadonlyMap<string, number>,
  open: Open | undefined,
): { readonly found: readonly Header[]; readonly before?: string | undefined } {
  const match = HEADER.exec(line);
  if (match === null) return { found: [] };
  const [, name, date, text] = match;
  const time = readIsoTime(date!);
  // A remark of the transfer above ends in the line in which the next name begins.
  if (open !== undefined && TRANSFER.test(open.text) && names.get(name!) === 1) {
    const last = lastName(name!, names);
    if (last !== undefined) {
      return { found: [{ name: last, time, text: text! }], before: name!.slice(0, -last.length) };
    }
  }
  const inside = TRANSFER.test(text!) ? HEADER.exec(text!) : null;
  if (inside === null) return { found: [{ name: name!, time, text: text! }] };
  const whole = inside[1]!;
  const second = lastName(whole, names) ?? whole.slice(TRANSFER_STATE.exec(whole)?.[0].length ?? 0);
  return {
    found: [
      { name: name!, time, text: whole.slice(0, whole.length - second.length) },
      { name: second, time: readIsoTime(inside[2]!), text: inside[3]! },
    ],
  };
}

/** The longest name of a sender with which a text ends, that is not the whole. */
function lastName(text: string, names: ReadonlyMap<string, number>): string | undefined {
  for (let at = 1; at < text.length; at++) {
    const end = text.slice(at);
    if (names.has(end)) return end;
  }
  return undefined;
}

function addToBundle(open: Open, line: string): void {
  if (isBlank(line)) return;
  const match = HEADER.exec(line);
  const last = open.bundle.length - 1;
  if (match !== null) open.bundle.push(`${match[1]}: ${match[3]}`);
  else if (last >= 0 && !BUNDLE_START.test(line) && !BUNDLE_END.test(line)) open.bundle[last] += ` ${line}`;
}

function messageOf({ name, time, text, lines, line, bundle }: Open): ReadItem {
  const sender = cleanName(name);
  const whole = [text, ...lines].join('\n').trimEnd();
  if (time === undefined) return unreadable(line, 'bad-time');
  if (sender === undefined) return unreadable(line, 'no-sender');
  if (whole === '' && bundle.length === 0) return omitted('empty');
  return { kind: 'message', time, sender: { name: sender }, ...contentOf(whole, bundle) };
}

function contentOf(text: string, bundle: readonly string[]): Content {
  if (bundle.length > 0) return { body: labelledList('聊天记录', oneLine(text), bundle) };
  const lines = text.split('\n');
  const quoted = RULE.test(lines[1] ?? '') ? QUOTED.exec(lines[0]!) : null;
  if (quoted !== null) {
    return { body: plainBody(lines.slice(2).join('\n')), replyTo: { name: quoted[1], text: quoted[2] } };
  }
  return TRANSFER.test(text) ? { body: plainBody(text.replace(TRANSFER, '[转账] ')) } : shownContent(text);
}
