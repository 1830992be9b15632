import * as l10n from '@vscode/l10n';
import { ExportError, type ExportFile } from '../../import/exported/exportFile';
import type { ExportSource } from '../../import/exported/exportSource';
import { recognize } from '../../import/exported/recognize';
import { mayBeText, sampleOf } from '../../import/exported/sample';
import type { RecognizedFile } from '../../import/logs/importedExports';
import { type OpenedExport, openExports } from '../../node/exportFiles';
import { reasonOf } from '../systemError';
import { unreadableText } from './importTexts';

/**
 * The files of a path with their sources. In a folder or archive, files of no source are pictures and the like.
 *
 * @param failures gets a message for the user about what cannot be opened or recognized
 */
export function recognizedFiles(
  path: string,
  sources: readonly ExportSource[],
  failures: string[],
): RecognizedFile[] {
  try {
    return openExports(path).flatMap(opened => {
      const found = opened.files.flatMap(file => recognizedFile(opened, file, sources) ?? []);
      if (found.length === 0) failures.push(unrecognizedText(opened, sources));
      return found;
    });
  } catch (error) {
    failures.push(
      `${path}: ${error instanceof ExportError ? unreadableText(error.reason) : reasonOf(error)}`,
    );
    return [];
  }
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
