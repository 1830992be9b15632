import { type Day, isDay } from '../../text/calendar';
import { readYamlTree, type YamlMap, type YamlNode, type YamlPair } from '../../yaml/yamlTree';
import type { MediaChoice } from '../logs/mediaFiles';

/** The name of the file, which lies beside the speaker registry. */
export const IMPORT_MEMORY = 'imports.yml';

/** An import of one conversation, as the file `imports.yml` has it, so that it can be repeated. */
export interface RememberedImport {
  readonly conversation: string;
  /** The identifier of the source. */
  readonly format: string;
  /** The path of the export, with slashes: from the workspace folder if it lies inside, else absolute. */
  readonly from: string;
  /** The folder of the logs: its path from the workspace folder, `.` for the folder itself. */
  readonly to: string;
  /** `undefined`: that of the machine. */
  readonly zone: string | undefined;
  readonly media: MediaChoice;
  /** The last day with messages that was imported. */
  readonly last: Day | undefined;
  /** The marks (`leftOut.ts`) of messages that the user has left out, as the log has them otherwise. */
  readonly leftOut: readonly string[];
}

/** The key of `RememberedImport.leftOut`, a list. */
export const LEFT_OUT = 'left-out';

/** The keys of an entry but for `LEFT_OUT`, in the order in which they are written. */
export const IMPORT_KEYS = [
  'conversation',
  'format',
  'from',
  'to',
  'zone',
  'media',
  'last',
] as const satisfies readonly (keyof RememberedImport)[];

const MEDIA: readonly MediaChoice[] = ['copy', 'link', 'skip'];

/**
 * Reads the file.
 *
 * @returns `undefined` if it is no YAML, or an entry lacks its conversation, form, export or folder
 */
export function readImportMemory(text: string): RememberedImport[] | undefined {
  const { root, problems } = readYamlTree(text);
  if (problems.length > 0) return undefined;
  const entries = entriesIn(root)?.map(node => readEntry(node, text));
  return entries?.every(each => each !== undefined) ? entries : undefined;
}

/** The nodes of the entries; `undefined` if the file has another form. */
export function entriesIn(root: YamlNode | undefined): readonly YamlNode[] | undefined {
  if (root === undefined || isNothing(root)) return [];
  if (root.kind !== 'map') return undefined;
  const value = importsIn(root)?.value;
  if (value === undefined || isNothing(value)) return [];
  return value.kind === 'list' ? value.items : undefined;
}

/** The list of imports with its key. */
export function importsIn({ pairs }: YamlMap): YamlPair | undefined {
  return pairs.find(({ name }) => name === 'imports');
}

/** `undefined` for what is no complete entry. @param text of the file */
export function readEntry(node: YamlNode, text: string): RememberedImport | undefined {
  if (node.kind !== 'map') return undefined;
  const textAt = (key: (typeof IMPORT_KEYS)[number]) =>
    textOf(
      node.pairs.find(each => each.name === key),
      text,
    );
  const [conversation, format, from, to] = IMPORT_KEYS.map(textAt);
  if (!conversation || !format || !from || !to) return undefined;
  const media = textAt('media');
  const last = textAt('last');
  return {
    conversation,
    format,
    from,
    to,
    zone: textAt('zone'),
    media: MEDIA.find(each => each === media) ?? 'copy',
    last: last !== undefined && isDay(last) ? last : undefined,
    leftOut: marksIn(leftOutIn(node)),
  };
}

/** The pair of an entry with what was left out. */
export function leftOutIn({ pairs }: YamlMap): YamlPair | undefined {
  return pairs.find(({ name }) => name === LEFT_OUT);
}

function marksIn(pair: YamlPair | undefined): string[] {
  if (pair?.value.kind !== 'list') return [];
  return pair.value.items.flatMap(item =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
}

/** What was left out of each import, by its `importKey`. @param text of the file; nothing is known from one that is broken */
export function leftOutOf(text: string | undefined): ReadonlyMap<string, readonly string[]> {
  const entries = (text === undefined ? [] : readImportMemory(text)) ?? [];
  return new Map(entries.map(entry => [importKey(entry), entry.leftOut]));
}

/** Two imports with one key are of one conversation: its form may change, its application and name don't. */
export function importKey({
  conversation,
  format,
}: Pick<RememberedImport, 'conversation' | 'format'>): string {
  return `${format.replace(/-.*/s, '')}\u0000${conversation}`;
}

function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** To YAML, `.` and `2026-03-01` without quotes are a number and a time. */
function textOf(pair: YamlPair | undefined, text: string): string | undefined {
  if (pair?.value.kind !== 'scalar') return undefined;
  const { value, start, end } = pair.value;
  if (value === null) return undefined;
  return typeof value === 'string' ? value : text.slice(start, end);
}
