import * as l10n from '@vscode/l10n';
import type {
  DocumentSymbol,
  DocumentSymbolParams,
  Range,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import type { ChatLog } from '../document/chatLog';
import { firstSaidLine } from '../log/saidLines';
import type { HourRun } from '../log/timeline';
import { lineOf, type Message } from '../model/message';
import { formatTimestamp, two } from '../model/timestamp';
import { excerpt } from '../text/excerpt';
import { content, contentLength } from '../text/lines';
import { lineRange, range } from '../text/span';
import { truncate } from '../text/surrogates';
import type { Client } from './support/client';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';
import { plainLine } from './support/plainLine';

/**
 * In a longer log the outline has only the hours, and says so: for 81,916 messages it would be 19.4 MB of JSON (measured) at
 * every keystroke. The longest real log has 2,102 messages.
 */
export const MAX_OUTLINE_MESSAGES = 5_000;

/** The maximum length of a header in the outline, in UTF-16 units. */
const NAME_LENGTH = 200;

/** The maximum length of a body beside a message in the outline, in UTF-16 units. */
const DETAIL_LENGTH = 60;

// Kinds of symbols, chosen for their icons in VS Code: a wrench, overlapping cards, one card with lines of text. Every client
// supports them. They are LSP's values, as its names would need a run-time import, which this layer avoids.
const PROPERTY = 7;
const ENUM = 10;
const CONSTANT = 14;
const KINDS = [PROPERTY, ENUM, CONSTANT] as const;

/** The outline: the front matter, then the hours, each with its messages. Breadcrumbs and sticky scroll are derived from it. */
export const documentSymbol = feature<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>({
  method: 'textDocument/documentSymbol',
  params: NO_PARAMS,
  capabilities: client => ({
    documentSymbolProvider: client.showsOutlineLabel ? { label: 'Chat Log' } : true,
  }),
  handle({ log, uri, client }) {
    const symbols = withKinds(outline(log), client);
    return client.showsHierarchy ? symbols : flatten(symbols, uri);
  },
});

/** The outline of a log, hierarchical. */
export function outline(log: ChatLog): DocumentSymbol[] {
  const { frontMatter } = log.transcript.head;
  const withMessages = log.transcript.messages.length <= MAX_OUTLINE_MESSAGES;
  // Only a log whose times go back and forth has more hours than this.
  const hours = log.timeline.hours
    .slice(0, MAX_OUTLINE_MESSAGES)
    .map(run => hourSymbol(log, run, withMessages));
  if (frontMatter === undefined) return hours;
  const lastLine = frontMatter.lines.length - 1;
  const last = contentLength(frontMatter.lines[lastLine]!);
  return [
    {
      name: l10n.t('Front matter'),
      detail: excerpt(frontMatter.entry('title')?.text ?? '', NAME_LENGTH),
      kind: PROPERTY,
      range: range(0, 0, lastLine, last),
      selectionRange: lineRange(0, 0, contentLength(frontMatter.lines[0]!)),
    },
    ...hours,
  ];
}

function hourSymbol(log: ChatLog, run: HourRun, withMessages: boolean): DocumentSymbol {
  const { messages, startLines } = log.transcript;
  const last = run.first + run.count - 1;
  const count = run.count === 1 ? l10n.t('1 message') : l10n.t('{0} messages', run.count);
  const first = messages[run.first]!;
  return {
    name: run.hour === undefined ? l10n.t('Without a time') : `${two(run.hour)}:00`,
    detail: withMessages ? count : l10n.t('{0}, not listed because the log is long', count),
    kind: ENUM,
    range: {
      start: { line: startLines[run.first]!, character: 0 },
      end: messageRange(messages[last]!, startLines[last]!).end,
    },
    selectionRange: headerRange(first, startLines[run.first]!),
    children: withMessages
      ? messages
          .slice(run.first, last + 1)
          .map((message, i) => messageSymbol(message, startLines[run.first + i]!))
      : [],
  };
}

function messageSymbol(message: Message, startLine: number): DocumentSymbol {
  const { name, detail, lastLine, lastLength, selectionStart, selectionEnd } = entryOf(message);
  return {
    name,
    detail,
    kind: CONSTANT,
    range: range(startLine, 0, startLine + lastLine, lastLength),
    selectionRange: lineRange(startLine, selectionStart, selectionEnd),
  };
}

/** The entry of a message in the outline, wherever the message is. Lines count from the header. */
interface Entry {
  readonly name: string;
  readonly detail: string;
  readonly lastLine: number;
  readonly lastLength: number;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

/** Entries by message. A message never changes, and clients request the outline again at each keystroke. */
const known = new WeakMap<Message, Entry>();

function entryOf(message: Message): Entry {
  let entry = known.get(message);
  if (entry === undefined) {
    entry = toEntry(message);
    known.set(message, entry);
  }
  return entry;
}

function toEntry(message: Message): Entry {
  const { timestamp, speaker, timeStart, timeEnd } = message.header;
  const time =
    timestamp === undefined ? message.lines[0]!.slice(timeStart, timeEnd) : formatTimestamp(timestamp);
  const { end: last } = messageRange(message, 0);
  const { start, end } = headerRange(message, 0);
  return {
    name: excerpt(`${time} ${speaker}`.trimEnd(), NAME_LENGTH),
    detail: beginningOfBody(message),
    lastLine: last.line,
    lastLength: last.character,
    selectionStart: start.character,
    selectionEnd: end.character,
  };
}

function beginningOfBody(message: Message): string {
  const first = firstSaidLine(message);
  if (first === undefined) return '';
  const line = plainLine(content(lineOf(message, first)));
  return line.length <= DETAIL_LENGTH ? line : `${truncate(line, DETAIL_LENGTH)}…`;
}

/** From the header to the end of the last line, including blank lines, so that the cursor is always in a message. */
function messageRange(message: Message, startLine: number): Range {
  const last = message.lineCount - 1;
  return range(startLine, 0, startLine + last, contentLength(lineOf(message, last)));
}

function headerRange(message: Message, startLine: number): Range {
  const { header } = message;
  return lineRange(
    startLine,
    Math.min(header.timeStart, 2),
    Math.max(header.speakerEnd, Math.min(2, contentLength(lineOf(message, 0)))),
  );
}

/** The same symbols, with kinds that the client supports: nearly all support those of the outline. */
function withKinds(symbols: DocumentSymbol[], client: Client): DocumentSymbol[] {
  if (KINDS.every(kind => client.outlineKind(kind) === kind)) return symbols;
  return symbols.map(symbol => ({
    ...symbol,
    kind: client.outlineKind(symbol.kind),
    ...(symbol.children && { children: withKinds(symbol.children, client) }),
  }));
}

/** For clients without support for hierarchical symbols. */
function flatten(
  symbols: readonly DocumentSymbol[],
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(symbol => [
    {
      name: symbol.name,
      kind: symbol.kind,
      location: { uri, range: symbol.range },
      ...(containerName && { containerName }),
    },
    ...flatten(symbol.children ?? [], uri, symbol.name),
  ]);
}
