import * as l10n from '@vscode/l10n';
import { EXPORT_FORMATS, type ExportFormat, exportFormat } from '../../export/formats';
import type { MediaUse } from '../../export/writer';
import { oneOf } from '../optionValues';
import { UsageError } from '../usageError';

/** A call of `chatlog export`. */
export interface ExportCommand {
  readonly paths: readonly string[];
  readonly format: ExportFormat;
  /** A file or a folder, as given; `undefined` for a file in the current folder. */
  readonly output: string | undefined;
  readonly title: string | undefined;
  readonly media: MediaUse;
  /** Whether each month is a file. */
  readonly isSplit: boolean;
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
}

/** The values of the options, as given. */
export interface ExportValues {
  readonly format?: string;
  readonly output?: string;
  readonly title?: string;
  readonly 'embed-media'?: boolean;
  readonly 'link-media'?: boolean;
  readonly split?: string;
}

/** @throws {UsageError} for a value that an option does not take, or options that exclude each other */
export function readExportCommand(
  values: ExportValues,
  paths: readonly string[],
  registryPath: string,
): ExportCommand {
  const isLinked = values['link-media'] === true;
  if (isLinked && values['embed-media']) {
    throw new UsageError(l10n.t('{0} and {1} exclude each other.', '--embed-media', '--link-media'));
  }
  if (values.split !== undefined) oneOf('--split', ['month'], values.split);
  const ids = EXPORT_FORMATS.map(({ id }) => id);
  return {
    paths,
    format: exportFormat(oneOf('--format', ids, values.format ?? 'html')),
    output: values.output,
    title: values.title,
    media: isLinked ? 'link' : 'embed',
    isSplit: values.split !== undefined,
    registryPath,
  };
}
