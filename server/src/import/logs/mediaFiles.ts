import type { Timestamp } from '../../model/timestamp';
import { formatTimestamp } from '../../model/timestamp';
import { imageName } from '../../protocol/imageFolder';
import { isActiveFile } from '../../text/activeFiles';
import type { Day } from '../../text/calendar';
import { type ExportFile, type ExportTree, normalPath } from '../exported/exportFile';
import type { Attachment } from '../exported/readItem';
import type { CollectedConversation } from './collectedConversation';
import { placeholder } from './pictureAddress';

/** What becomes of attachments: copied beside the logs' pictures, linked where they are, or only named. */
export type MediaChoice = 'copy' | 'link' | 'skip';

/** A file of the export that is copied beside the logs' pictures. */
export interface CopiedFile {
  readonly file: ExportFile;
  /** The name of its message's time: `20180122_081943.png`, as in the real logs. If it is taken, the file gets another. */
  readonly name: string;
  /** Whose messages have it. */
  readonly conversations: Set<CollectedConversation>;
}

const EXTENSION = /\.([a-z0-9]{1,8})$/i;

/** A file of the export that is linked where it is. */
export interface LinkedFile {
  /** Stands for its address. */
  readonly name: string;
  /** The URI. */
  readonly uri: string;
}

/** The attachments of an import: those that are in the export, and the names that they get. */
export class MediaFiles {
  /** In the order of the messages, each once. */
  readonly copied: CopiedFile[] = [];
  readonly linked: LinkedFile[] = [];
  readonly #choice: MediaChoice;
  readonly #uriOf: (file: ExportFile) => string | undefined;
  readonly #links = new Map<ExportFile, string>();
  readonly #copies = new Map<ExportFile, CopiedFile>();
  readonly #taken = new Set<string>();

  /** @param uriOf the URI of a file that is linked where it is; `undefined` for one that has none, as in an archive */
  constructor(choice: MediaChoice, uriOf: (file: ExportFile) => string | undefined) {
    this.#choice = choice;
    this.#uriOf = uriOf;
  }

  /**
   * The address of an attachment in a message of a time and conversation; `undefined` if the export does not have it, or it is only named. That of a
   * copied file is a placeholder.
   */
  address(
    attachment: Attachment,
    { file, tree }: { readonly file: ExportFile; readonly tree: ExportTree },
    day: Day,
    timestamp: Timestamp,
    conversation: CollectedConversation,
  ): string | undefined {
    if (this.#choice === 'skip') return undefined;
    const found = attachment.file ?? findBeside(tree, file, attachment.path);
    if (found === undefined) return attachment.url;
    const extension = EXTENSION.exec(found.path)?.[1]?.toLowerCase();
    // A file that runs is named in the log, and not beside it.
    if (extension === undefined || isActiveFile(found.path)) return undefined;
    if (this.#choice === 'link') return this.#link(found, extension);
    const copy = this.#copy(found, day, timestamp, extension);
    copy.conversations.add(conversation);
    return placeholder(copy.name);
  }

  #link(file: ExportFile, extension: string): string | undefined {
    const uri = this.#uriOf(file);
    if (uri === undefined) return undefined;
    let name = this.#links.get(file);
    if (name === undefined) {
      name = `linked_${this.linked.length + 1}.${extension}`;
      this.#links.set(file, name);
      this.linked.push({ name, uri });
    }
    return placeholder(name);
  }

  #copy(file: ExportFile, day: Day, timestamp: Timestamp, extension: string): CopiedFile {
    const known = this.#copies.get(file);
    if (known !== undefined) return known;
    for (let attempt = 1; ; attempt++) {
      const name = imageName(day, formatTimestamp(timestamp), extension, attempt);
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      const copy: CopiedFile = { file, name, conversations: new Set() };
      this.#copies.set(file, copy);
      this.copied.push(copy);
      return copy;
    }
  }
}

/** The file at a path from the folder of another. Exporters write the path plain or as in an address, with either slash. */
function findBeside(tree: ExportTree, file: ExportFile, path: string | undefined): ExportFile | undefined {
  if (path === undefined) return undefined;
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const found = (each: string) =>
    normalPath(each) === undefined ? undefined : tree.find(folder + each.replaceAll('\\', '/'));
  return found(path) ?? (path.includes('%') ? found(decoded(path)) : undefined);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
