import matter from 'gray-matter';
import {
  type Alias,
  type Document,
  isMap,
  isScalar,
  type Pair,
  type ParsedNode,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import { content } from '../text/lines';
import { messageOf } from '../text/messageOf';
import { lineRange, type Range, range } from '../text/span';
import { type PlainEntry, readPlainYaml } from '../yaml/plainYaml';
import { aliasBeyond } from '../yaml/yamlAliases';
import { isTooDeep } from '../yaml/yamlDepth';
import type { Fence } from './fence';

/** Longer front matter is not read: gray-matter looks for comments in time that grows with the square of blank lines. */
export const MAX_FRONT_MATTER_LENGTH = 16_384;

/** An alias bomb is refused at this many resolved aliases (the limit of `yaml` itself). */
const MAX_ALIASES = 100;

/** More errors than a person reads at once. */
const MAX_PROBLEMS = 50;

/** A key of the mapping at the top, with its value. Ranges are relative to the first line of the front matter. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** Empty, and after the colon, when there is no value. */
  readonly valueRange: Range;
  /** As Jekyll reads it (YAML 1.1): a string, number, boolean, null, Date, list or mapping. */
  readonly value: unknown;
  /** The value as it is written, quotes and all. */
  readonly source: string;
  /** A string without its quotes, anything else as it is written. */
  readonly text: string;
}

/** Why YAML can't be read, or not all of it. `code` is that of the `yaml` package, or one of the three below. */
export interface FrontMatterProblem {
  readonly code: string | 'TOO_LONG' | 'TOO_DEEP' | 'ALIASES';
  readonly message: string;
  readonly range: Range;
  /** For a key that stands twice: the first of them. */
  readonly first?: Range;
}

interface FrontMatterContent {
  readonly kind: 'mapping' | 'other' | 'unread';
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly FrontMatterProblem[];
}

const UNREAD: FrontMatterContent = { kind: 'unread', entries: [], problems: [] };

/**
 * The front matter of a log. Where it begins and ends is known from the start; the YAML in it is read when it is first
 * asked for, as nothing that a keystroke needs does so unless the keystroke was in it.
 */
export class FrontMatter {
  #content: FrontMatterContent | undefined;

  constructor(
    /** All lines, fences included, with their terminators. */
    readonly lines: readonly string[],
    /** The line of the opening fence, 0 but where it was displaced; -1 when it is missing. */
    readonly openingLine: number,
    readonly opening: Fence | undefined,
    /** The line of the closing fence; -1 when it is missing. */
    readonly closingLine: number,
  ) {}

  /** Whether a fence opens it on line 1, as Jekyll wants it. */
  get isOpened(): boolean {
    return this.openingLine === 0 && this.opening !== undefined && this.opening.kind !== 'nearMiss';
  }

  get isClosed(): boolean {
    return this.closingLine !== -1;
  }

  /** The language that the opening fence names; its front matter is never read. */
  get language(): string | undefined {
    return this.opening?.kind === 'language' ? this.opening.language : undefined;
  }

  /** The first and (exclusive) last line between the fences. */
  get yamlStart(): number {
    return this.openingLine + 1;
  }

  get yamlEnd(): number {
    return this.isClosed ? this.closingLine : this.lines.length;
  }

  /** Whether the YAML is a mapping (as empty YAML counts), something else, or could not be read at all. */
  get kind(): FrontMatterContent['kind'] {
    return this.#read().kind;
  }

  /** The keys at the top, in the order in which they stand; a key that stands twice is there twice. */
  get entries(): readonly FrontMatterEntry[] {
    return this.#read().entries;
  }

  get problems(): readonly FrontMatterProblem[] {
    return this.#read().problems;
  }

  /** The entry of a key; of several, the first, which is the one that the fix for duplicates leaves. */
  entry(key: string): FrontMatterEntry | undefined {
    return this.entries.find(entry => entry.key === key);
  }

  #read(): FrontMatterContent {
    this.#content ??= this.language === undefined ? readYaml(this) : UNREAD;
    return this.#content;
  }
}

function readYaml(frontMatter: FrontMatter): FrontMatterContent {
  const { lines, yamlStart, yamlEnd } = frontMatter;
  const yamlLines = lines.slice(yamlStart, yamlEnd).map(content);
  const toRange = rangeFromOffsets(yamlLines, yamlStart);
  const yaml = yamlLines.join('\n');

  const plain = yaml.length <= MAX_FRONT_MATTER_LENGTH ? readPlainYaml(yamlLines) : undefined;
  if (plain !== undefined) {
    const entries = plain.map((entry, i) => fromPlain(entry, yamlLines[i]!, yamlStart + i));
    return { kind: 'mapping', entries, problems: [] };
  }
  const refused = refuse(yaml, yamlLines);
  if (refused !== undefined) {
    const problem = {
      code: refused.code,
      message: refused.message,
      range: toRange(refused.start, yaml.length),
    };
    return { kind: 'unread', entries: [], problems: [problem] };
  }

  const document = parseYaml(yaml);
  if (document === undefined) return { kind: 'mapping', entries: [], problems: [] };
  const problems = document.errors.slice(0, MAX_PROBLEMS).map((error): FrontMatterProblem => {
    const first = error.code === 'DUPLICATE_KEY' ? firstOfKey(document, error.pos[0]) : undefined;
    return {
      code: error.code,
      message: error.message,
      range:
        first === undefined ? toRange(error.pos[0], error.pos[1]) : toRange(error.pos[0], first.duplicateEnd),
      ...(first === undefined ? {} : { first: toRange(first.start, first.end) }),
    };
  });
  const { contents } = document;
  if (contents !== null && !isMap(contents)) {
    const isNothing = isScalar(contents) && contents.value === null;
    return { kind: problems.length > 0 ? 'unread' : isNothing ? 'mapping' : 'other', entries: [], problems };
  }
  // Without an alias or a merge there is nothing that making values could refuse, and making them costs.
  const aliases = /\*|<</.test(yaml) ? aliasProblem(document) : undefined;
  if (aliases !== undefined)
    problems.push({ ...aliases.problem, range: toRange(aliases.start, aliases.end) });
  const broken = problems.some(problem => problem.code !== 'DUPLICATE_KEY');
  const entries =
    contents === null || aliases !== undefined ? [] : toEntries(document, contents.items, yaml, toRange);
  return { kind: broken ? 'unread' : 'mapping', entries, problems };
}

function fromPlain(
  { key, value, valueStart, valueEnd }: PlainEntry,
  text: string,
  line: number,
): FrontMatterEntry {
  const source = text.slice(valueStart, valueEnd);
  return {
    key,
    keyRange: lineRange(line, 0, key.length),
    valueRange: lineRange(line, valueStart, valueEnd),
    value,
    source,
    text: typeof value === 'string' ? value : source,
  };
}

/**
 * Hands the YAML to gray-matter in a form that is safe: no language after the fence and none but YAML to choose (it
 * evaluates `---js`), always options (without them it caches every text), a closing fence that can't occur, as ours
 * is found already. The engine is `yaml`, which gives ranges and reads the tabs that all real logs have after `tag:`.
 *
 * @returns `undefined` for YAML that is nothing but white space and comments
 */
function parseYaml(yaml: string): Document.Parsed | undefined {
  let document: Document.Parsed | undefined;
  const refuseLanguage = () => {
    throw new Error('Only YAML front matter is read.');
  };
  matter(`---\n${yaml}`, {
    language: 'yaml',
    delimiters: ['---', '\u0000---'],
    engines: {
      yaml: (block: string) => {
        // gray-matter leaves the line break after the opening fence in front.
        document = parseDocument(block.slice(1), { version: '1.1', prettyErrors: false, logLevel: 'silent' });
        return {};
      },
      json: refuseLanguage,
      javascript: refuseLanguage,
    },
  });
  return document;
}

/** Why YAML is not even parsed, and the offset from which on. */
function refuse(
  yaml: string,
  lines: readonly string[],
): (Pick<FrontMatterProblem, 'code' | 'message'> & { readonly start: number }) | undefined {
  if (yaml.length > MAX_FRONT_MATTER_LENGTH) {
    return { code: 'TOO_LONG', message: 'Front matter is too long', start: 0 };
  }
  if (isTooDeep(yaml, lines)) {
    return { code: 'TOO_DEEP', message: 'Front matter is nested too deeply', start: 0 };
  }
  const start = aliasBeyond(yaml, MAX_ALIASES);
  return start === undefined
    ? undefined
    : { code: 'ALIASES', message: `Front matter has more than ${MAX_ALIASES} aliases`, start };
}

/** The place of the first key that equals the one at `offset`, and the end of that later one. */
function firstOfKey(document: Document.Parsed, offset: number) {
  if (!isMap(document.contents)) return undefined;
  const keys = document.contents.items
    .map(pair => pair.key)
    .filter((key): key is Scalar.Parsed => isScalar(key));
  const duplicate = keys.find(key => key.range[0] === offset);
  const first = keys.find(key => String(key.value) === String(duplicate?.value));
  return duplicate === undefined || first === undefined || first === duplicate
    ? undefined
    : { start: first.range[0], end: first.range[1], duplicateEnd: duplicate.range[1] };
}

/** Aliases without an anchor, and alias bombs: both show only when values are made of the nodes. */
function aliasProblem(document: Document.Parsed) {
  try {
    document.toJS({ maxAliasCount: MAX_ALIASES });
    return undefined;
  } catch (error) {
    let culprit: Alias | undefined;
    visit(document, {
      Alias(_key, alias) {
        culprit = alias;
        return alias.resolve(document) === undefined ? visit.BREAK : undefined;
      },
    });
    const [start, end] = culprit?.range ?? [0, 0];
    return {
      problem: { code: 'ALIASES', message: messageOf(error) },
      start,
      end,
    };
  }
}

function toEntries(
  document: Document.Parsed,
  pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
  yaml: string,
  toRange: (start: number, end: number) => Range,
): FrontMatterEntry[] {
  return pairs.flatMap(({ key, value }): FrontMatterEntry[] => {
    if (!isScalar(key)) return [];
    const [keyStart, keyEnd] = key.range;
    const [start, end] =
      value === null ? [keyEnd, keyEnd] : [value.range[0], Math.max(value.range[0], value.range[1])];
    const source = yaml.slice(start, end);
    const js: unknown = value?.toJS(document, { maxAliasCount: MAX_ALIASES });
    return [
      {
        key: String(key.value),
        keyRange: toRange(keyStart, keyEnd),
        valueRange: toRange(start, end),
        value: js,
        source,
        text: typeof js === 'string' ? js : source,
      },
    ];
  });
}

/** Turns offsets in the joined YAML into ranges; `firstLine` is the line at which it begins. */
function rangeFromOffsets(
  lines: readonly string[],
  firstLine: number,
): (start: number, end: number) => Range {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  const position = (at: number): [number, number] => {
    const bounded = Math.max(0, Math.min(at, offset - 1));
    let line = starts.length - 1;
    while (line > 0 && starts[line]! > bounded) line--;
    return [firstLine + Math.max(0, line), bounded - (starts[Math.max(0, line)] ?? 0)];
  };
  return (start, end) => range(...position(start), ...position(Math.max(start, end)));
}
