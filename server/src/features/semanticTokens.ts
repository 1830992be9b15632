import type {
  SemanticTokens,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver-protocol';
import type { ChatLog } from '../document/chatLog';
import type { Message } from '../model/message';
import { messageIndexAt } from '../model/transcript';
import type { Names } from '../people/mention';
import { mentionSites, mentionsAt } from '../people/mentionSites';
import type { People } from '../people/people';
import type { Range } from '../text/span';
import { feature } from './support/feature';
import { IN_RANGE, NO_PARAMS } from './support/params';

/** A log with more messages is colored only where it is visible. The longest real log has 2,102. */
export const MAX_MESSAGES = 5_000;

/**
 * A mention of a known person has the type of a speaker, `function`, to its end; any other has `variable`. Every client has
 * colors for these types. `me` is contributed in package.json, with its colors in VS Code.
 */
const LEGEND: SemanticTokensLegend = { tokenTypes: ['function', 'variable'], tokenModifiers: ['me'] };
const KNOWN = 0;
const UNKNOWN = 1;
const ME = 1;

/** The tokens that a grammar can't know: which mentions are of known people, where they end, and who "me" is. */
export const semanticTokens = feature<SemanticTokensParams, SemanticTokens | null>({
  method: 'textDocument/semanticTokens/full',
  params: NO_PARAMS,
  capabilities: { semanticTokensProvider: { legend: LEGEND, full: true, range: true } },
  handle({ log }) {
    const { length } = log.transcript.messages;
    return length > MAX_MESSAGES ? null : tokensOf(log, 0, length);
  },
});

/** The same for the messages that a range touches. */
export const semanticTokensRange = feature<SemanticTokensRangeParams, SemanticTokens>({
  method: 'textDocument/semanticTokens/range',
  params: IN_RANGE,
  capabilities: {},
  handle({ log }, { range }) {
    return tokensOf(log, ...messagesIn(log, range));
  },
});

/** A token in a message; the line counts from the header. */
interface Token {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

function messagesIn({ transcript }: ChatLog, { start, end }: Range): [from: number, to: number] {
  return [Math.max(0, messageIndexAt(transcript, start.line)), messageIndexAt(transcript, end.line) + 1];
}

/** Five numbers per token, each place relative to the token before (LSP 3.17, "Semantic Tokens"). */
function tokensOf(log: ChatLog, from: number, to: number): SemanticTokens {
  const { messages, startLines } = log.transcript;
  const { names, people } = log;
  const data: number[] = [];
  let lastLine = 0;
  let lastStart = 0;
  for (let index = from; index < to; index++) {
    for (const { line, start, length, type, modifiers } of tokensIn(messages[index]!, names, people)) {
      const at = startLines[index]! + line;
      data.push(at - lastLine, at === lastLine ? start - lastStart : start, length, type, modifiers);
      lastLine = at;
      lastStart = start;
    }
  }
  return { data };
}

const NONE: readonly Token[] = [];

/** The tokens of messages with mentions. They are valid while the known people stay the same. */
const known = new WeakMap<
  Message,
  { readonly names: Names; readonly people: People; readonly tokens: readonly Token[] }
>();

function tokensIn(message: Message, names: Names, people: People): readonly Token[] {
  const sites = mentionSites(message);
  if (sites.length === 0) return headerToken(message, people);
  const before = known.get(message);
  if (before?.names === names && before.people === people) return before.tokens;
  const mentions = mentionsAt(sites, names, people.known).map(
    ({ name, known, line, start, end }): Token => ({
      line,
      start,
      length: end - start,
      type: known ? KNOWN : UNKNOWN,
      modifiers: known && people.personOf(name).isMe ? ME : 0,
    }),
  );
  const tokens = [...headerToken(message, people), ...mentions];
  known.set(message, { names, people, tokens });
  return tokens;
}

/** The grammar colors speakers; only "me" needs a token. */
function headerToken({ header }: Message, people: People): readonly Token[] {
  const { speaker, speakerStart, speakerEnd } = header;
  if (speaker === '' || !people.personOf(speaker).isMe) return NONE;
  return [{ line: 0, start: speakerStart, length: speakerEnd - speakerStart, type: KNOWN, modifiers: ME }];
}
