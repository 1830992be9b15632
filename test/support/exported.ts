import { type ExportOptions, exportTranscript } from '../../server/src/export/exportTranscript';
import { createHtmlWriter } from '../../server/src/export/html/htmlWriter';
import { logOfText } from '../../server/src/export/logOfText';
import type { PageAssets } from '../../server/src/export/writer';
import { NO_PEOPLE, type People } from '../../server/src/people/people';

export interface ExportedOptions extends Partial<Pick<ExportOptions, 'title' | 'media' | 'pictureOf'>> {
  readonly people?: People;
  readonly assets?: PageAssets;
  readonly isPaper?: boolean;
  /** A BCP 47 tag. */
  readonly language?: string;
}

/** Exports logs, by their names, as a page. */
export async function exportedPage(
  logs: Readonly<Record<string, string>>,
  {
    people = NO_PEOPLE,
    assets = { script: '/* script */', styles: '/* styles */' },
    isPaper = false,
    language = 'en',
    ...options
  }: ExportedOptions = {},
): Promise<string> {
  const pieces = exportTranscript({
    sources: Object.entries(logs).map(([name, text]) => ({
      uri: `file:///site/_posts/${name}`,
      read: async () => logOfText(text, name, people),
    })),
    writer: createHtmlWriter({ language, version: '1.2.3', assets, isPaper }),
    media: 'embed',
    pictureOf: async () => undefined,
    ...options,
  });
  let html = '';
  for await (const { text } of pieces) html += text;
  return html;
}
