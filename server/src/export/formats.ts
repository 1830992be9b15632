import { createHtmlWriter } from './html/htmlWriter';
import type { TranscriptWriter, WriterOptions } from './writer';

/** A format in which transcripts are exported. */
export interface ExportFormat {
  readonly id: string;
  /** With the dot. */
  readonly extension: string;
  readonly createWriter: (options: WriterOptions) => TranscriptWriter;
  /** Whether a browser prints what is written (`node/printPdf.ts`), which makes the file. */
  readonly isPrinted?: true;
}

/** All formats, by what `--format` takes. */
export const EXPORT_FORMATS = [
  { id: 'html', extension: '.html', createWriter: createHtmlWriter },
  { id: 'pdf', extension: '.pdf', createWriter: createHtmlWriter, isPrinted: true },
] as const satisfies readonly ExportFormat[];

export type ExportFormatId = (typeof EXPORT_FORMATS)[number]['id'];

export function exportFormat(id: ExportFormatId): ExportFormat {
  return EXPORT_FORMATS.find(format => format.id === id)!;
}
