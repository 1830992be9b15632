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

/**
 * Longer front matter is not parsed: gray-matter searches for comments in time that grows with the square of
 * the number of blank lines.
 */
export const MAX_FRONT_MATTER_LENGTH = 16_384;

/** An alias bomb is refused at this number of resolved aliases (the limit of `yaml` itself). */
const MAX_ALIASES = 100;

/** More errors are of no use to a person. */
const MAX_PROBLEMS = 50;

/**
 * A key of the top-level mapping and its value. Ranges are relative to the first line of the front matter.
 */
export interface FrontMatterEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** Empty, and after the colon, when the key has no value. */
  readonly valueRange: Range;
  /** The value as Jekyll reads it (YAML 1.1): a string, number, boolean, null, Date, list or mapping. */
  readonly value: unknown;
  /** The value as written, including quotes. */
  readonly source: string;
  /** A string without its quotes; any other value as written. */
  readonly text: string;
}

/**
 * Why the YAML, or a part of it, cannot be read. `code` is that of the `yaml` package, or one of those listed
 * here.
 */
export interface FrontMatterProblem {
  readonly code: string | 'TOO_LONG' | 'TOO_DEEP' | 'ALIASES';
  readonly message: string;
  readonly range: Range;
  /** For a duplicate key: the first occurrence. */
  readonly first?: Range;
}

interface FrontMatterContent {
  readonly kind: 'mapping' | 'other' | 'unread';
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly FrontMatterProblem[];
}

const UNREAD: FrontMatterContent = { kind: 'unread', entries: [], problems: [] };

/**
 * The front matter of a log. The constructor receives its first and last line. Its YAML is parsed on first
 * access: a keystroke outside the front matter does not need it.
 */
export class FrontMatter {
  #content: FrontMatterContent | undefined;

  constructor(
    /** All lines, including the fences, with their terminators. */
    readonly lines: readonly string[],
    /** The line of the opening fence: 0 unless it is displaced, -1 when it is missing. */
    readonly openingLine: number,
    readonly opening: Fence | undefined,
    /** The line of the closing fence; -1 when it is missing. */
    readonly closingLine: number,
  ) {}

  /** Whether a fence opens it on line 1, as Jekyll requires. */
  get isOpened(): boolean {
    return this.openingLine === 0 && this.opening !== undefined && this.opening.kind !== 'nearMiss';
  }

  get isClosed(): boolean {
    return this.closingLine !== -1;
  }

  /** The language that the opening fence names. Front matter with a language is never parsed. */
  get language(): string | undefined {
    return this.opening?.kind === 'language' ? this.opening.language : undefined;
  }

  /** The first line of the YAML. `yamlEnd` is the line after its last; the fences are outside. */
  get yamlStart(): number {
    return this.openingLine + 1;
  }

  get yamlEnd(): number {
    return this.isClosed ? this.closingLine : this.lines.length;
  }

  /** Whether the YAML is a mapping, something else, or unreadable. Empty YAML counts as a mapping. */
  get kind(): FrontMatterContent['kind'] {
    return this.#read().kind;
  }

  /** The top-level keys in the order of the text. A duplicate key is in the list twice. */
  get entries(): readonly FrontMatterEntry[] {
    return this.#read().entries;
  }

  get problems(): readonly FrontMatterProblem[] {
    return this.#read().problems;
  }

  /**
   * The entry of a key. For a duplicate key, the first entry, which is the one that the fix for duplicates
   * keeps.
   */
  entry(key: string): FrontMatterEntry | undefined {
    for (const entry of this.entries) if (entry.key === key) return entry;
    return undefined;
  }

  #read(): FrontMatterContent {
    this.#content ??= this.language === undefined ? readYaml(this) : UNREAD;
    return this.#content;
  }
}

function readYaml(frontMatter: FrontMatter): FrontMatterContent {
  const { lines, yamlStart, yamlEnd } = frontMatter;
  const yamlLines = lines.slice(yamlStart, yamlEnd).map(content);
  const yaml = yamlLines.join('\n');
  const plain = yaml.length <= MAX_FRONT_MATTER_LENGTH ? readPlainYaml(yamlLines) : undefined;
  if (plain !== undefined) {
    const entries = plain.map((entry, i) => fromPlain(entry, yamlLines[i]!, yamlStart + i));
    return { kind: 'mapping', entries, problems: [] };
  }

  const toRange = rangeFromOffsets(yamlLines, yamlStart);
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
  // Resolving values can only fail for an alias or a merge key, and it takes time. Without either it is
  // skipped.
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
 * Passes YAML to gray-matter in a safe form. No language follows the fence, and only YAML is available
 * (gray-matter evaluates `---js`). Options are always given (without them gray-matter caches every text). The
 * closing delimiter cannot occur in a text, because the closing fence has already been found. The engine is
 * `yaml`, which gives ranges and reads the tabs that all real logs have after `tag:`.
 *
 * @returns `undefined` for YAML that contains only white space and comments
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
        // gray-matter leaves the line break after the opening fence in place.
        document = parseDocument(block.slice(1), { version: '1.1', prettyErrors: false, logLevel: 'silent' });
        return {};
      },
      json: refuseLanguage,
      javascript: refuseLanguage,
    },
  });
  return document;
}

/** Why YAML is not parsed at all, and the offset at which the problem begins. */
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

/** The offsets of the first key that equals the one at `offset`, and the end of the later key. */
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

/**
 * Finds aliases without an anchor, and alias bombs. Both are only detected when the nodes are converted to
 * values.
 */
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

/**
 * Makes a function that converts offsets in the joined YAML to ranges. `firstLine` is the line where the YAML
 * begins.
 */
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
