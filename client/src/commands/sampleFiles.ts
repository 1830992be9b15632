/**
 * The files in `examples/`, which are packaged with the extension. A list, as a folder of the extension can't be read in a
 * browser.
 */
export const SAMPLE_LOGS: readonly string[] = [
  '_posts/2026-03-01-chat.markdown',
  '_posts/2026-03-02-chat.markdown',
  '_posts/2026-03-07-chat.markdown',
  '_posts/2026-03-09-chat.markdown',
];

export const SAMPLE_FILES: readonly string[] = [
  'README.md',
  '_data/speakers.yml',
  'img/20260301_150431.png',
  'exports/result.json',
  'exports/photos/photo_1.png',
  ...SAMPLE_LOGS,
];

/** The name of a folder for a copy. */
export const SAMPLE_FOLDER = 'chat-log-samples';

/** The name of a new folder for a copy, so that no existing file is overwritten. */
export async function sampleFolderName(isTaken: (name: string) => Promise<boolean>): Promise<string> {
  for (let number = 2, name = SAMPLE_FOLDER; ; number++) {
    if (!(await isTaken(name))) return name;
    name = `${SAMPLE_FOLDER}-${number}`;
  }
}
