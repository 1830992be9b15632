/** The types of pictures that a page shows, by extension. A vector graphic is a document that could hold anything. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
};

/** Larger pictures are only named, in bytes: the file has to be opened as a whole. */
export const MAX_EMBEDDED = 16 * 1024 * 1024;

/** The type of a picture, from the name of its file; `undefined` for a file that is not shown. */
export function pictureType(file: string): string | undefined {
  const extension = /\.([a-z]{3,4})$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined;
}
