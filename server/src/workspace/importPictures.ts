import type { ExportFile } from '../import/exported/exportFile';
import type { CopiedFile } from '../import/logs/mediaFiles';
import type { ImportTarget } from './importTarget';

/** A picture or another file that is copied. */
export interface PlannedPicture {
  readonly uri: string;
  /** As logs name it before its place is known. */
  readonly name: string;
  readonly file: ExportFile;
}

/**
 * Gives each copied file a name that no other file has. A file that is there with the same content is not copied again, so that a second
 * import changes nothing.
 */
export async function namePictures(
  copied: readonly CopiedFile[],
  folder: string,
  target: ImportTarget,
): Promise<{ pictures: PlannedPicture[]; names: Map<string, string> }> {
  const { files, folders, links } = await target.entries(folder);
  const there = new Set([...files, ...folders, ...links]);
  const taken = new Set(copied.map(({ name }) => name));
  const names = new Map<string, string>();
  const pictures: PlannedPicture[] = [];
  for (const { file, name } of copied) {
    let free = name;
    let isCopied = false;
    for (let attempt = 2; there.has(free); attempt++) {
      isCopied = await hasContent(`${folder}/${free}`, file, target);
      if (isCopied) break;
      do free = name.replace(/(_\d{6})(?:_\d+)?(\.\w+)$/, `$1_${attempt++}$2`);
      while (taken.has(free));
    }
    taken.add(free);
    names.set(name, free);
    if (!isCopied) pictures.push({ uri: `${folder}/${free}`, name, file });
  }
  return { pictures, names };
}

async function hasContent(uri: string, file: ExportFile, target: ImportTarget): Promise<boolean> {
  const content = await target.read(uri);
  if (content === undefined || content.length !== file.size) return false;
  let at = 0;
  for (const bytes of file.bytes()) {
    for (let i = 0; i < bytes.length; i++) if (content[at + i] !== bytes[i]) return false;
    at += bytes.length;
  }
  return at === content.length;
}
