import {
  isAlias,
  isMap,
  isScalar,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { splitLines } from '../text/lines';
import { isTooDeep } from './yamlDepth';

/** Longer YAML is not parsed: `yaml` takes five seconds for a million characters of the worst kind. */
export const MAX_YAML_LENGTH = 262_144;

/** More errors are of no use to a person. */
const MAX_PROBLEMS = 50;

interface Stretch {
  /**
   * UTF-16 offsets in the whole text. A block collection ends with its last value, before comments and line
   * breaks.
   */
  readonly start: number;
  readonly end: number;
}

interface Place extends Stretch {
  /** Where lines may be added: `end`, or after the line breaks that belong to a block scalar at the end. */
  readonly fullEnd: number;
}

export interface YamlScalar extends Place {
  readonly kind: 'scalar';
  /** The value as Jekyll reads it (YAML 1.1): a string, number, boolean, null, Date … */
  readonly value: unknown;
}

export interface YamlPair {
  readonly key: YamlScalar;
  /** The key as text: `2018` for the number. */
  readonly name: string;
  /** The offset after the colon; -1 when no colon follows the key on its line. */
  readonly colonEnd: number;
  readonly value: YamlNode;
}

export interface YamlMap extends Place {
  readonly kind: 'map';
  /** Whether it is written in braces. */
  readonly isFlow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlList extends Place {
  readonly kind: 'list';
  /** Whether it is written in brackets. */
  readonly isFlow: boolean;
  readonly items: readonly YamlNode[];
}

/**
 * An alias, or a value with an anchor or a tag. These would have to be resolved, which this module does not
 * do.
 */
export interface YamlOther extends Place {
  readonly kind: 'other';
}

export type YamlNode = YamlScalar | YamlMap | YamlList | YamlOther;

/** An error. `code` is that of the `yaml` package, or one of those listed here. */
export interface YamlProblem extends Stretch {
  readonly code: string | 'TOO_LONG' | 'TOO_DEEP' | 'DUPLICATE_KEY';
  readonly message: string;
}

/** A YAML text with the offsets of all its nodes. Includes the readable parts of broken YAML. */
export interface YamlTree {
  /** `undefined` when the text contains only white space and comments. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

/** The last text and its tree. A registry is read once for its people and again for each of its fixes. */
let last: { readonly text: string; readonly tree: YamlTree } | undefined;

/**
 * Parses YAML from an untrusted source. Text that is too long or nested too deeply is not parsed. Aliases are
 * not resolved. Never throws.
 */
export function readYamlTree(text: string): YamlTree {
  if (last?.text !== text) last = { text, tree: parseTree(text) };
  return last.tree;
}

function parseTree(text: string): YamlTree {
  const refuse = (code: string, message: string): YamlTree => ({
    root: undefined,
    problems: [{ code, message, start: 0, end: text.length }],
  });
  if (text.length > MAX_YAML_LENGTH) return refuse('TOO_LONG', 'The YAML is too long');
  if (isTooDeep(text, splitLines(text))) return refuse('TOO_DEEP', 'The YAML is nested too deeply');
  const document = parseDocument(text, {
    version: '1.1',
    prettyErrors: false,
    logLevel: 'silent',
    // The package checks for duplicate keys in time that grows with the square of the number of keys.
    uniqueKeys: false,
  });
  const problems = document.errors
    .slice(0, MAX_PROBLEMS)
    .map(({ code, message, pos: [start, end] }): YamlProblem => ({ code, message, start, end }));
  return {
    root: document.contents === null ? undefined : toNode(document.contents, text, problems),
    problems,
  };
}

function toNode(node: ParsedNode, text: string, problems: YamlProblem[]): YamlNode {
  const [start, fullEnd] = node.range;
  if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined) {
    return { kind: 'other', start, end: fullEnd, fullEnd };
  }
  if (isScalar(node)) {
    return { kind: 'scalar', start, end: endOfScalar(text, start, fullEnd), fullEnd, value: node.value };
  }
  if (isMap(node)) {
    const pairs = node.items.flatMap(pair => toPair(pair, text, problems) ?? []);
    reportDuplicates(pairs, problems);
    return { kind: 'map', start, ...ends(node, pairs.at(-1)?.value), isFlow: node.flow === true, pairs };
  }
  const items = node.items.map(item => toNode(item as ParsedNode, text, problems));
  return { kind: 'list', start, ...ends(node, items.at(-1)), isFlow: node.flow === true, items };
}

function toPair(
  { key, value }: Pair<ParsedNode, ParsedNode | null>,
  text: string,
  problems: YamlProblem[],
): YamlPair | undefined {
  const keyNode = toNode(key, text, problems);
  if (keyNode.kind !== 'scalar') return undefined;
  const colonEnd = afterColon(text, keyNode.end);
  const name = typeof keyNode.value === 'string' ? keyNode.value : text.slice(keyNode.start, keyNode.end);
  // The package places an absent value somewhere after the colon.
  const at = colonEnd === -1 ? keyNode.end : colonEnd;
  const isAbsent = value === null || (isScalar(value) && value.range[0] === value.range[1]);
  return {
    key: keyNode,
    name,
    colonEnd,
    value: isAbsent
      ? { kind: 'scalar', start: at, end: at, fullEnd: at, value: null }
      : toNode(value, text, problems),
  };
}

/** The end of a scalar, before the line break and the blank lines that belong to a block scalar. */
function endOfScalar(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}

function ends(
  { flow, range: [, end] }: YAMLMap.Parsed | YAMLSeq.Parsed,
  last: Place | undefined,
): Pick<Place, 'end' | 'fullEnd'> {
  return flow || last === undefined ? { end, fullEnd: end } : { end: last.end, fullEnd: last.fullEnd };
}

function afterColon(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ':' ? at + 1 : -1;
}

function reportDuplicates(pairs: readonly YamlPair[], problems: YamlProblem[]): void {
  const names = new Set<string>();
  for (const { name, key } of pairs) {
    if (names.has(name) && problems.length < MAX_PROBLEMS) {
      problems.push({ code: 'DUPLICATE_KEY', message: `The key ${name} stands twice`, ...key });
    }
    names.add(name);
  }
}
