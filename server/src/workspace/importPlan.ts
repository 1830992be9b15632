import type { CollectedConversation } from '../import/logs/collectedConversation';
import { folderName } from '../import/logs/folderNames';
import type { ImportedConversations } from '../import/logs/importedExports';
import { type PlannedLog, type PlanOptions, planConversation } from './conversationPlan';
import { ImportedDays } from './importedDays';
import { namePictures, type PlannedPicture } from './importPictures';
import type { ImportTarget } from './importTarget';

export type { PlannedLog, PlanOptions } from './conversationPlan';

/** A conversation of an import. */
export interface PlannedConversation {
  readonly conversation: CollectedConversation;
  /** The URI of the folder of its logs. */
  readonly folder: string;
  /** How many of its messages are added to logs. */
  readonly added: number;
  readonly logs: readonly PlannedLog[];
}

export interface ImportPlan {
  readonly conversations: readonly PlannedConversation[];
  /** The sum of `added` and `alreadyThere` is the number of messages of the import. */
  readonly logs: readonly PlannedLog[];
  /** Those that are not there yet, and that some new message shows. */
  readonly pictures: readonly PlannedPicture[];
  /** Those that are needed only if the logs take the pictures that the import knows better. */
  readonly offeredPictures: readonly PlannedPicture[];
  /** The URI of the folder of the pictures. */
  readonly pictureFolder: string;
}

/**
 * The logs and pictures of an import. The logs of several conversations go into folders of their own. Days that have a log are merged with it.
 *
 * @param chosen the URI of the folder that was chosen
 * @param folders the URIs of the folders of conversations that have one already, by their names
 */
export async function planImport(
  { conversations, media }: Omit<ImportedConversations, 'reports'>,
  chosen: string,
  target: ImportTarget,
  options: PlanOptions,
  folders: ReadonlyMap<string, string> = new Map(),
): Promise<ImportPlan> {
  const folder = await target.logFolder(chosen);
  const place = await target.pictures(folder);
  const pictureFolder = target.uriOf(place.path);
  const named = await namePictures(media.copied, pictureFolder, target);
  const logs: PlannedLog[] = [];
  const planned: PlannedConversation[] = [];
  const [used, unused, offered] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const sources: { source: ImportedDays; mergedDays: ReadonlySet<string> }[] = [];
  const taken = new Set<string>();
  const copied = new Map(media.copied.map(({ name, file }) => [name, file]));
  for (const conversation of conversations) {
    const own = folders.get(conversation.name) ?? folderOf(conversation, conversations.length, folder, taken);
    const prefix = own === folder ? place.linkPrefix : target.linkPrefix(own, place);
    const linked = new Map(media.linked.map(({ name, uri }) => [name, relativeAddress(own, uri)]));
    const addressOf = (name: string) => linked.get(name) ?? prefix + (named.names.get(name) ?? name);
    const style = await target.style(own, conversation.name, conversation.application);
    const source = new ImportedDays(conversation, own, style, addressOf, name => copied.get(name));
    const { logs: ownLogs, files, mergedDays } = await planConversation(source, target, options);
    logs.push(...ownLogs);
    planned.push({
      conversation,
      folder: own,
      added: ownLogs.reduce((sum, { added }) => sum + added, 0),
      logs: ownLogs,
    });
    for (const file of files.unused) unused.add(file);
    for (const file of files.used) used.add(file);
    for (const file of files.offered) offered.add(file);
    sources.push({ source, mergedDays });
  }
  for (const { source, mergedDays } of unused.size === 0 ? [] : sources) addFilesOf(source, mergedDays, used);
  const isNeeded = ({ name }: PlannedPicture) => used.has(name) || !unused.has(name);
  return {
    conversations: planned,
    logs,
    pictures: named.pictures.filter(isNeeded),
    offeredPictures: named.pictures.filter(each => !isNeeded(each) && offered.has(each.name)),
    pictureFolder,
  };
}

/** The folder for the logs of a conversation. @param taken gets its name */
function folderOf(
  { name }: CollectedConversation,
  count: number,
  folder: string,
  taken: Set<string>,
): string {
  if (count === 1) return folder;
  const own = folderName(name, taken);
  taken.add(own.toLowerCase());
  return `${folder}/${encodeURIComponent(own)}`;
}

/** Adds the copied files of the days that are not merged. */
function addFilesOf(source: ImportedDays, mergedDays: ReadonlySet<string>, used: Set<string>): void {
  for (const day of source.conversation.days) {
    if (mergedDays.has(day)) continue;
    const files = new Map<string, string>();
    source.textOn(day, files);
    for (const file of files.values()) used.add(file);
  }
}

/** The address of a file from a folder, both given as URIs of one scheme: `../../export/a.png`. */
function relativeAddress(folder: string, uri: string): string {
  const from = folder.split('/');
  const to = uri.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return '../'.repeat(from.length - same) + to.slice(same).join('/');
}
