import { withFileAddresses } from '../markdown/fileAddresses';
import type { SourceLog } from '../merge/logs/logSource';
import type { Message } from '../model/message';
import { parseTranscript } from '../model/parse';
import type { FileCopy } from '../protocol';
import { isLogName } from '../protocol/logFiles';
import { isActiveFile } from '../text/activeFiles';
import type { LogWithFiles } from './comparedPictures';
import type { ComparedFile, FileContents } from './fileContents';
import type { FileSystem } from './fileSystem';
import { withNames } from './imageAddress';
import { type ImagePlace, ImagePlaces } from './imagePlace';
import { ImportTarget } from './importTarget';
import { addressesIn, FolderFile, type ShownFiles } from './shownFiles';
import { uriKey } from './uri';

/** The folder of the logs of a merge. */
export interface MergedFolder {
  /** Its URI, without a slash at its end. */
  readonly uri: string;
  /** The URI of the folder outside of which nothing is written: that of the workspace. */
  readonly top: string;
}

/** What is at places, or will be, by `uriKey`. A place that the first source names and that has no file is not given to another's file. */
export type PlannedFiles = Map<string, ComparedFile | 'missing'>;

/** The highest number that is tried for a name that other files have. */
const MAX_NUMBER = 100;

/**
 * The files that the messages of a merge name. Where the same address leads to them from the folder of the merged logs, nothing is done.
 * Else they are copied there; if another file is there, or the address leads out, the copy has another address, which is written into the message.
 */
export class MergedFiles {
  readonly #folder: MergedFolder;
  readonly #files: Pick<FileSystem, 'list' | 'readFile' | 'size'>;
  readonly #contents: FileContents;
  readonly #places: ImagePlaces;
  /** By the address in the merged logs. */
  readonly #copies = new Map<string, FileCopy>();
  readonly #planned: PlannedFiles;
  /** The URIs of the folders of the result in which the files are, or will be. */
  readonly folders = new Set<string>();
  readonly #addresses = new Map<string, string>();
  #pictures: Promise<{ readonly linkPrefix: string }> | undefined;

  /**
   * @param tops the URIs of the folders in which the sources' files may lie
   * @param planned of all conversations of a merge
   */
  constructor(
    folder: MergedFolder,
    tops: readonly string[],
    files: Pick<FileSystem, 'list' | 'readFile' | 'size'>,
    contents: FileContents,
    planned: PlannedFiles,
  ) {
    this.#folder = folder;
    this.#planned = planned;
    this.#files = files;
    this.#contents = contents;
    this.#places = new ImagePlaces(`${folder.uri}/log`, [folder.top, ...tops]);
  }

  /** A log of the first source, whose addresses come first. */
  async ofFirst<Log extends SourceLog>(log: Log, files: ShownFiles): Promise<LogWithFiles<Log>> {
    for (const address of addressesIn(log.transcript.messages)) {
      if (files.has(address)) continue;
      for (const place of this.#places.of(address) ?? [])
        this.#planned.set(uriKey(this.#fileAt(place).id), 'missing');
    }
    return this.of(log, files);
  }

  /** A log whose messages have the addresses of the merged logs. */
  async of<Log extends SourceLog>(log: Log, files: ShownFiles): Promise<LogWithFiles<Log>> {
    const changed = new Map<string, string>();
    const moved = new Map<string, ComparedFile>();
    for (const [address, file] of files) {
      const written = await this.#addressOf(address, file);
      moved.set(written, file);
      if (written !== address) changed.set(address, written);
    }
    if (changed.size === 0) return { log, files };
    const { head, messages } = log.transcript;
    const lines = messages.flatMap(({ lines, bodyStart, bodyEnd }) =>
      lines.map((line, at) =>
        at < bodyStart || at >= bodyEnd
          ? line
          : withFileAddresses(line, address => changed.get(address) ?? address),
      ),
    );
    const transcript = parseTranscript([...head.lines, ...lines].join(''));
    return { log: { ...log, transcript }, files: moved };
  }

  /** The copies that messages of merged logs need. */
  copiesFor(messages: Iterable<Message>): FileCopy[] {
    if (this.#copies.size === 0) return [];
    const copies = new Set<FileCopy>();
    for (const address of addressesIn(messages)) {
      const copy = this.#copies.get(address);
      if (copy !== undefined) copies.add(copy);
    }
    return [...copies];
  }

  async #addressOf(address: string, file: ComparedFile): Promise<string> {
    if (isLogName(file.name)) return address;
    const key = `${address}\0${file.id}`;
    let written = this.#addresses.get(key);
    if (written === undefined) {
      written = await this.#place(address, file);
      this.#addresses.set(key, written);
    }
    return written;
  }

  /** Finds a place for a file. @returns the address that leads there */
  async #place(address: string, file: ComparedFile): Promise<string> {
    const places = this.#places.of(address) ?? [];
    for (const place of places) {
      const target = this.#fileAt(place);
      if (place.top === this.#folder.top) this.folders.add(folderOf(target.id));
      if (await this.#isThere(target, file)) return address;
    }
    if (isActiveFile(file.name)) {
      this.#copies.set(address, { from: file.id, to: null });
      return address;
    }
    const free = await this.#freeAddress(address, file);
    if (free !== undefined) return free;
    // The address leads out of the workspace.
    const beside = (await this.#picturePrefix()) + encodeURIComponent(file.name);
    return (await this.#freeAddress(beside, file)) ?? address;
  }

  /** An address at which the file is, or can be copied to: the given one, or one with a number. */
  async #freeAddress(address: string, file: ComparedFile): Promise<string | undefined> {
    const places = this.#places.of(address) ?? [];
    const place = places.filter(({ top }) => top === this.#folder.top).at(-1);
    if (place === undefined) return undefined;
    for (let number = 1; number <= MAX_NUMBER; number++) {
      const name = numbered(place.file, number);
      const [written] = number === 1 ? [address] : withNames(address, [place.file], [name]);
      if (written === undefined) return undefined;
      const target = this.#fileAt({ ...place, file: name });
      if (await this.#isThere(target, file)) return written;
      if (this.#planned.has(uriKey(target.id)) || (await this.#contents.size(target)) !== 'none') continue;
      this.#planned.set(uriKey(target.id), file);
      this.#copies.set(written, { from: file.id, to: target.id });
      this.folders.add(folderOf(target.id));
      return written;
    }
    return undefined;
  }

  /** Whether a file, or one with the same bytes, is at a place or will be. */
  async #isThere(target: FolderFile, file: ComparedFile): Promise<boolean> {
    if (uriKey(target.id) === uriKey(file.id)) return true;
    const planned = this.#planned.get(uriKey(target.id));
    if (planned === 'missing') return false;
    return this.#contents.areSame(planned ?? target, file);
  }

  #fileAt(place: ImagePlace): FolderFile {
    return new FolderFile(place, this.#files);
  }

  /** Before the name of a file in the folder of the other pictures. */
  async #picturePrefix(): Promise<string> {
    const { uri, top } = this.#folder;
    this.#pictures ??= new ImportTarget(this.#files, top).pictures(uri);
    return (await this.#pictures).linkPrefix;
  }
}

/** `a.png`, `a_2.png`, `a_3.png` */
function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf('.');
  const end = dot > 0 ? dot : name.length;
  return `${name.slice(0, end)}_${number}${name.slice(end)}`;
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
