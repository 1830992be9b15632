import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAX_EMBEDDED, pictureType } from '../../export/pictureFiles';
import type { MediaUse } from '../../export/writer';
import { ImagePlaces } from '../../workspace/imagePlace';
import { readRegularFile } from '../files/regularFile';

/**
 * What shows a picture in an exported file. A picture of the logs is a file of their workspace folder; those of the web are never fetched. Embedded, it
 * is in the address; linked, it is at its place, seen from the exported file.
 *
 * @param output the path of the exported file
 * @param folders the workspace folders, as URIs without a slash at the end
 */
export function picturesOnDisk(media: MediaUse, output: string, folders: readonly string[]) {
  const from = dirname(resolve(output));
  return async (address: string, logUri: string): Promise<string | undefined> => {
    if (/^data:/i.test(address)) return address;
    if (/^(?:https?:)?\/\//i.test(address)) {
      return media === 'link' ? address.replace(/^\/\//, 'https://') : undefined;
    }
    const file = fileOf(address, logUri, folders);
    if (file === undefined) return undefined;
    return media === 'link'
      ? linkTo(file.path, from)
      : `data:${file.type};base64,${file.bytes.toString('base64')}`;
  };
}

function fileOf(address: string, logUri: string, folders: readonly string[]) {
  for (const { top, folders: names, file } of new ImagePlaces(logUri, folders).of(address) ?? []) {
    const type = pictureType(file);
    if (type === undefined) continue;
    try {
      const topPath = realpathSync(fileURLToPath(top));
      const path = realpathSync(join(topPath, ...names, file));
      // A link could lead anywhere.
      if (!path.startsWith(topPath.endsWith(sep) ? topPath : topPath + sep)) continue;
      const { bytes } = readRegularFile(path);
      if (bytes.length <= MAX_EMBEDDED) return { path, type, bytes };
    } catch {
      // It is not there, or can't be read: it is named.
    }
  }
  return undefined;
}

function linkTo(path: string, from: string): string {
  return relative(from, path).split(sep).map(encodeURIComponent).join('/');
}
