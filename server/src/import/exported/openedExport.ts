import type { ExportFile, ExportTree } from './exportFile';

/** A file, a folder or an archive that was chosen as an export. */
export interface OpenedExport {
  readonly tree: ExportTree;
  /** The files in which conversations are sought: one, or all of a folder or archive. */
  readonly files: readonly ExportFile[];
  /** The name without its extension: the conversation's, if the export has none. */
  readonly title: string;
  /** The path for reports. */
  readonly shown: string;
  readonly kind: 'file' | 'folder' | 'archive';
  /** The files around a single one, which its messages may name, could not be read: they are too many or too large. */
  readonly isAlone?: true | undefined;
}

/** Opens what a URI leads to: a file, a folder, or archives in a folder. @throws {ExportError} @throws the system's error */
export type OpenExports = (uri: string) => Promise<readonly OpenedExport[]>;
