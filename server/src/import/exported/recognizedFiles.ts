import * as l10n from '@vscode/l10n';
import type { ExportFile } from './exportFile';
import type { ExportSource } from './exportSource';
import { type Missing, missingIn } from './missing';
import type { OpenedExport } from './openedExport';
import { recognize } from './recognize';
import { mayBeText, sampleOf } from './sample';

/** A file of an export with its source. */
export interface RecognizedFile extends Pick<OpenedExport, 'tree' | 'title' | 'shown'> {
  readonly file: ExportFile;
  readonly source: ExportSource;
}

/** Messages for the user about files. */
export interface FileMessages {
  /** What could not be opened or recognized. */
  readonly failures: string[];
  /** What is left out on purpose. */
  readonly notes: string[];
}

/**
 * The files of an export with their sources. In a folder or archive, files of no source are pictures and the like; and of files that
 * differ in their extension only, as exporters write them side by side, only the one with the first source is read; so are files
 * that another covers (`ExportSource.covers`).
 *
 * @throws {ExportError} if a file can't be read
 */
export function recognizedFiles(
  opened: OpenedExport,
  sources: readonly ExportSource[],
  { failures, notes }: FileMessages,
): RecognizedFile[] {
  const found = opened.files.flatMap(file => recognizedFile(opened, file, sources) ?? []);
  if (found.length === 0) failures.push(unrecognizedText(opened, sources));
  const best = new Map<string, RecognizedFile>();
  const rank = ({ source }: RecognizedFile) => sources.indexOf(source);
  for (const file of found) {
    const other = best.get(stemOf(file));
    if (other === undefined || rank(file) < rank(other)) best.set(stemOf(file), file);
  }
  const covering = found.filter(({ source }) => source.covers !== undefined);
  const left = new Map<RecognizedFile, RecognizedFile[]>();
  const read = found.filter(file => {
    const same = best.get(stemOf(file))!;
    // Files of one form are parts of a conversation, whatever their names are.
    const other =
      covering.find(each => isCovered(file, each)) ?? (same.source === file.source ? undefined : same);
    if (other !== undefined) left.set(other, [...(left.get(other) ?? []), file]);
    return other === undefined;
  });
  for (const [other, files] of left) notes.push(leftOutText(files, other));
  return read;
}

function leftOutText([first, ...others]: readonly RecognizedFile[], other: RecognizedFile): string {
  const { shown } = first!;
  const names = others.length === 0 ? shown : l10n.t('{0} and {1} more', shown, others.length);
  return l10n.t('{0}: not read, as {1} is the same in another form.', names, other.shown);
}

/** Whether the exporter writes a file together with another, with the same content. */
function isCovered({ file: { path }, source }: RecognizedFile, by: RecognizedFile): boolean {
  const { covers } = by.source;
  if (covers === undefined || !covers.sources.includes(source.id)) return false;
  const folder = by.file.path.replace(/[^/]*$/, '');
  return path.startsWith(folder) && covers.path.test(path.slice(folder.length));
}

/** The path without its extension. */
function stemOf({ file: { path } }: RecognizedFile): string {
  return path.replace(/\.[^./]*$/, '');
}

function recognizedFile(
  { tree, title, shown, kind }: OpenedExport,
  file: ExportFile,
  sources: readonly ExportSource[],
): RecognizedFile | undefined {
  if (!mayBeText(file)) return undefined;
  const found = recognize(sampleOf(file), sources);
  if (!('source' in found)) return undefined;
  const path = kind === 'file' ? shown : `${shown.replace(/[/\\]$/, '')}/${file.path}`;
  return { file, tree, source: found.source, shown: path, title };
}

function unrecognizedText({ shown, files, kind }: OpenedExport, sources: readonly ExportSource[]): string {
  if (kind !== 'file') return l10n.t('{0}: it holds no export that is known.', shown);
  const file = files[0]!;
  if (!mayBeText(file)) return l10n.t('{0}: this is no text, so no export that is known.', shown);
  const sample = sampleOf(file);
  const missing = missingIn(sample);
  if (missing !== undefined) return missingText(missing, shown);
  const found = recognize(sample, sources);
  const near = 'near' in found ? found.near.map(({ name }) => name) : [];
  const seen = sample.isJson ? 'JSON' : `${l10n.t('text')} (${sample.encoding})`;
  return near.length === 0
    ? l10n.t('{0}: this is {1}, but no export that is known.', shown, seen)
    : l10n.t(
        '{0}: this is {1}, but no export that is known. It comes near {2}.',
        shown,
        seen,
        near.join(', '),
      );
}

function missingText(missing: Missing, shown: string): string {
  return missing === 'speakers'
    ? l10n.t(
        '{0}: these are captions without names, and a message needs one. Write them before the texts, as in "{1}".',
        shown,
        'Nora: Hello',
      )
    : l10n.t(
        '{0}: this is a conversation without times, and a message needs one. Export or copy it again with times.',
        shown,
      );
}
