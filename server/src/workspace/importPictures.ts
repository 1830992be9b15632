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
    const copy = await copyOf(file, name, there, folder, target);
    const free = copy ?? freeName(name, each => there.has(each) || (each !== name && taken.has(each)));
    taken.add(free);
    names.set(name, free);
    if (copy === undefined) pictures.push({ uri: `${folder}/${free}`, name, file });
  }
  return { pictures, names };
}

/** The name of a copy that an earlier import made: which of several pictures of a second has which number depends on what was imported. */
async function copyOf(
  file: ExportFile,
  name: string,
  there: ReadonlySet<string>,
  folder: string,
  target: ImportTarget,
): Promise<string | undefined> {
  if (there.has(name) && (await hasContent(`${folder}/${name}`, file, target))) return name;
  for (let number = 1; there.has(numbered(name, number)); number++) {
    if (await hasContent(`${folder}/${numbered(name, number)}`, file, target)) return numbered(name, number);
  }
  return undefined;
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let number = 2; isTaken(free); number++) free = numbered(name, number);
  return free;
}

/** The name with another number, which the first of a second does not have: `20180122_081943_2.png`. */
function numbered(name: string, number: number): string {
  return name.replace(/(_\d{6})(?:_\d+)?(\.\w+)$/, number === 1 ? '$1$2' : `$1_${number}$2`);
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
