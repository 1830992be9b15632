import type { ExportFile } from '../import/exported/exportFile';
import type { CollectedConversation } from '../import/logs/collectedConversation';
import { folderName } from '../import/logs/folderNames';
import type { ImportedExports } from '../import/logs/importedExports';
import type { LogStyle } from '../import/logs/logStyle';
import { logText } from '../import/logs/logText';
import type { CopiedFile } from '../import/logs/mediaFiles';
import type { Day } from '../text/calendar';
import { type ImportTarget, textOf } from './importTarget';

/** A day's log of an import. */
export interface PlannedLog {
  readonly uri: string;
  readonly day: Day;
  readonly messages: number;
  /** `same`: the log is there with just this content; `other`: the day has another log, or another content. */
  readonly state: 'new' | 'same' | 'other';
  /** The URIs of the logs that the day has already. */
  readonly existing: readonly string[];
  /** Made again by each call, so that only one is in memory. */
  text(): string;
}

/** A picture or another file that is copied. */
export interface PlannedPicture {
  readonly uri: string;
  readonly file: ExportFile;
}

export interface ImportPlan {
  readonly logs: readonly PlannedLog[];
  /** Those that are not there yet. */
  readonly pictures: readonly PlannedPicture[];
  /** The URI of the folder of the pictures. */
  readonly pictureFolder: string;
}

/**
 * The logs and pictures of an import. The logs of several conversations go into folders of their own.
 *
 * @param chosen the URI of the folder that was chosen
 */
export async function planImport(
  { conversations, media }: ImportedExports,
  chosen: string,
  target: ImportTarget,
): Promise<ImportPlan> {
  const folder = await target.logFolder(chosen);
  const place = await target.pictures(folder);
  const pictureFolder = target.uriOf(place.path);
  const named = await namePictures(media.copied, pictureFolder, target);
  const logs: PlannedLog[] = [];
  const taken = new Set<string>();
  for (const conversation of conversations) {
    let own = folder;
    if (conversations.length > 1) {
      const name = folderName(conversation.name, taken);
      taken.add(name.toLowerCase());
      own = `${folder}/${encodeURIComponent(name)}`;
    }
    const prefix = own === folder ? place.linkPrefix : target.linkPrefix(own, place);
    const linked = new Map(media.linked.map(({ name, uri }) => [name, relativeAddress(own, uri)]));
    const addressOf = (name: string) => linked.get(name) ?? prefix + (named.names.get(name) ?? name);
    logs.push(...(await planConversation(conversation, own, target, addressOf)));
  }
  return { logs, pictures: named.pictures, pictureFolder };
}

async function planConversation(
  conversation: CollectedConversation,
  folder: string,
  target: ImportTarget,
  addressOf: (name: string) => string,
): Promise<PlannedLog[]> {
  const { name, application } = conversation;
  const style = await target.style(folder, name, application);
  const there = await target.logs(folder);
  const uriOf = (fileName: string) => `${folder}/${encodeURIComponent(fileName)}`;
  const logs: PlannedLog[] = [];
  for (const day of conversation.days) {
    const uri = uriOf(style.fileName(day));
    const text = () => textOfDay(conversation, day, style, addressOf);
    const existing = (there.get(day) ?? []).map(uriOf);
    const state =
      existing.length === 0 ? 'new' : (await isSame(existing, uri, text, target)) ? 'same' : 'other';
    logs.push({ uri, day, messages: conversation.countOn(day), state, existing, text });
  }
  return logs;
}

function textOfDay(
  conversation: CollectedConversation,
  day: Day,
  style: LogStyle,
  addressOf: (name: string) => string,
): string {
  const { speakers } = conversation;
  return logText(day, conversation.messages(day), index => speakers.name(index), style, addressOf);
}

async function isSame(
  existing: readonly string[],
  uri: string,
  text: () => string,
  target: ImportTarget,
): Promise<boolean> {
  if (existing.length > 1 || existing[0] !== uri) return false;
  const bytes = await target.read(uri);
  return bytes !== undefined && textOf(bytes) === text();
}

/**
 * Gives each copied file a name that no other file has. A file that is there with the same content is not copied again, so that a second
 * import changes nothing.
 */
async function namePictures(
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
    if (!isCopied) pictures.push({ uri: `${folder}/${free}`, file });
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

/** The address of a file from a folder, both given as URIs of one scheme: `../../export/a.png`. */
function relativeAddress(folder: string, uri: string): string {
  const from = folder.split('/');
  const to = uri.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return '../'.repeat(from.length - same) + to.slice(same).join('/');
}
