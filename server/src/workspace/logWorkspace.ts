import type { Images } from '../log/images';
import { fullText } from '../model/transcript';
import type { AnswerCounts } from '../people/answers';
import { NameIndex } from '../people/mention';
import type { People } from '../people/people';
import { byDay } from '../people/spokenLog';
import type { SpokenName } from '../people/spokenName';
import { SpokenNames } from '../people/spokenNames';
import { namesOf } from '../registry/speakerRegistry';
import { linePieces } from '../text/linePieces';
import { splitLines } from '../text/lines';
import { decodeUtf8 } from '../text/utf8';
import type { LogCache } from './cache/logCache';
import { CountedNames, type NameCount } from './countedNames';
import { CurrentRecords } from './currentRecords';
import { type FileSystem, OutsideFolder } from './fileSystem';
import { FollowedRecords } from './followedRecords';
import { ListedFolders } from './listedFolders';
import { LogImages } from './logImages';
import { LogIndex } from './logIndex';
import type { IndexProgress } from './logIndexOptions';
import { type LogRecord, recordOf } from './logRecord';
import { type OpenRegistry, Registries } from './registries';
import { innermostFolder, schemeOf, uriKey } from './uri';
import type { Cancellation, OpenLog, UnreadableLog, Workspace, WorkspaceRegistry } from './workspace';
import { sameItems, WorkspacePeople } from './workspacePeople';

export interface LogWorkspaceOptions {
  /** If `undefined`, there are only the open logs. */
  readonly fileSystem: FileSystem | undefined;
  /** As for the index of logs. */
  readonly cache?: LogCache | undefined;
  /** The registry's path in each folder. */
  readonly registryPath: string;
  readonly log: (message: string) => void;
  readonly onProgress?: (progress: IndexProgress) => void;
  readonly onTooMany?: (found: number) => void;
  /** Called when the known people or names may have changed; once for several changes at a time. `isFirst`: all logs are read for the first time. */
  readonly onPeopleChanged?: (isFirst?: boolean) => void;
  /** Called when what is known of the image files of logs has changed. */
  readonly onImagesChanged?: () => void;
}

/** The record of an open log, and the revision that it was made from. */
interface LiveRecord {
  readonly revision: number;
  readonly record: LogRecord;
}

/** The logs of the workspace: open logs as they are typed, the others as they were last read. */
export class LogWorkspace implements Workspace {
  readonly #index: LogIndex | undefined;
  readonly #fileSystem: FileSystem | undefined;
  readonly #registries: Registries;
  readonly #listedFolders: ListedFolders;
  readonly #onPeopleChanged: (isFirst?: boolean) => void;
  #folders: readonly string[] = [];
  #schemes: ReadonlySet<string> = new Set(['file', 'untitled']);
  #open: ReadonlyMap<string, OpenLog> = new Map();
  readonly #live = new WeakMap<OpenLog['log'], LiveRecord>();
  readonly #records = new CurrentRecords(key => this.#current(key));
  /** The names in logs that aren't open. */
  readonly #closedNames = new CountedNames(key => this.#closed(key));
  readonly #spoken = new SpokenNames<LogRecord>();
  /** The logs that `#spoken` follows. */
  readonly #spokenRecords = new FollowedRecords(key => this.#current(key));
  #registeredNames: { readonly said: string; readonly index: NameIndex } | undefined;
  #people:
    | { readonly generation: number; readonly open: readonly NameIndex[]; readonly people: WorkspacePeople }
    | undefined;
  /**
   * Whether all logs of the folders have been read once. It stays true while a changed log is read again, as its people are
   * still known.
   */
  #wasComplete: boolean;
  #peopleGeneration = 0;
  #openGeneration = 0;
  #registryGeneration = 0;

  constructor({
    fileSystem,
    cache,
    registryPath,
    log,
    onProgress,
    onTooMany,
    onPeopleChanged = () => {},
    onImagesChanged = () => {},
  }: LogWorkspaceOptions) {
    this.#fileSystem = fileSystem;
    this.#onPeopleChanged = onPeopleChanged;
    this.#wasComplete = fileSystem === undefined;
    this.#index =
      fileSystem &&
      new LogIndex({
        fileSystem,
        cache,
        log,
        onProgress: progress => {
          onProgress?.(progress);
          // While the logs are read for the first time: what follows from all of them would take long at once.
          if (!this.#wasComplete) this.#followAll();
          if (progress.total !== progress.done) return;
          const isFirst = !this.#wasComplete && this.isComplete;
          this.#wasComplete ||= isFirst;
          this.#onPeopleChanged(isFirst);
        },
        onTooMany: found => onTooMany?.(found),
        onRecord: key => this.#changeRecord(key),
      });
    this.#listedFolders = new ListedFolders(fileSystem, onImagesChanged);
    this.#registries = new Registries(registryPath, fileSystem, log, () => {
      this.#registryGeneration++;
      this.#onPeopleChanged();
    });
  }

  get isComplete(): boolean {
    return this.#index?.isIdle ?? true;
  }

  /** Resolves once all logs and registries are read. */
  async whenComplete(): Promise<void> {
    await Promise.all([this.#index?.whenIdle(), this.#registries.whenRead()]);
  }

  get generation(): number {
    return (this.#index?.generation ?? 0) + this.#openGeneration + this.#registryGeneration;
  }

  get people(): People {
    const generation = this.#namesGeneration();
    const open = [...this.#open.values()].map(({ log }) => log.ownNames);
    const last = this.#people;
    if (
      last?.generation === generation &&
      last.people.isComplete === this.#wasComplete &&
      sameItems(last.open, open)
    ) {
      return last.people;
    }
    const { registries } = this;
    const people = new WorkspacePeople(
      {
        generation: ++this.#peopleGeneration,
        isComplete: this.#wasComplete,
        registries,
        registered: this.#namesOfRegistries(registries),
        closed: this.#closedNames.index,
        open,
        spoken: own => {
          this.#spoken.setOwn(own);
          this.#followSpoken();
          return this.#spoken;
        },
      },
      last?.people,
    );
    this.#people = { generation, open, people };
    return people;
  }

  get registries(): readonly WorkspaceRegistry[] {
    return this.#registries.all;
  }

  folderOf(uri: string): string | undefined {
    return innermostFolder(uri, this.#folders);
  }

  registryUri(logUri: string): string | undefined {
    const folder = this.folderOf(logUri);
    return folder && this.#registries.uriIn(folder);
  }

  isRegistry(uri: string): boolean {
    return this.#registries.isRegistry(uri);
  }

  logs(): readonly LogRecord[] {
    return this.#records.sorted;
  }

  spokenNames(): Iterable<SpokenName<LogRecord>> {
    this.#followSpoken();
    return this.#spoken.all;
  }

  spokenName(name: string): SpokenName<LogRecord> | undefined {
    this.#followSpoken();
    return this.#spoken.get(name);
  }

  answersTo(name: string, besides: string): AnswerCounts {
    this.#followSpoken();
    return this.#spoken.answersTo(name, this.record(besides));
  }

  unreadable(): readonly UnreadableLog[] {
    return [...(this.#index?.unreadable ?? [])].filter(({ uri }) => this.openLog(uri) === undefined);
  }

  record(uri: string): LogRecord | undefined {
    return this.#current(uriKey(uri));
  }

  openLog(uri: string): OpenLog | undefined {
    return this.#open.get(uriKey(uri));
  }

  openLogs(): readonly OpenLog[] {
    return [...this.#open.values()];
  }

  async reread(uris: Iterable<string>, token: Cancellation): Promise<LogRecord[]> {
    const records: LogRecord[] = [];
    const pending = [...uris];
    const unchanged = await this.#index?.unchanged(pending);
    const readNext = async () => {
      for (let uri = pending.pop(); uri !== undefined; uri = pending.pop()) {
        if (token.isCancellationRequested) return;
        const isKnown = this.openLog(uri) !== undefined || unchanged?.has(uriKey(uri));
        const record = isKnown ? this.record(uri) : await this.#index?.reread(uri);
        if (record !== undefined) records.push(record);
      }
    };
    await Promise.all(Array.from({ length: 8 }, readNext));
    return records.sort(byDay);
  }

  async readLines(uri: string): Promise<readonly string[]> {
    const open = this.openLog(uri);
    return splitLines(
      open === undefined ? decodeUtf8(await this.#readFile(uri)) : fullText(open.log.transcript),
    );
  }

  async readPieces(uri: string): Promise<Iterable<string>> {
    return linePieces(await this.#readFile(uri));
  }

  async exists(uri: string, folder: string): Promise<boolean> {
    if (this.record(uri) !== undefined) return true;
    return (await this.#fileSystem?.exists(uri, folder).catch(() => false)) ?? false;
  }

  /** The image files that a log may point to, open or not. Folders are listed when they are needed. */
  imagesOf(logUri: string): Images {
    return new LogImages(logUri, () => this.#folders, this.#listedFolders);
  }

  otherSpeakers(): readonly NameCount[] {
    return this.#closedNames.speakersByCount;
  }

  otherAuthors(): ReadonlyMap<string, number> {
    return this.#closedNames.authors;
  }

  /** Sets the folders whose logs and registries count, as URIs, and reads them again. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map(folder => folder.replace(/\/$/, ''));
    this.#schemes = new Set(['file', 'untitled', ...folders.map(schemeOf)]);
    this.#wasComplete = this.#index === undefined;
    this.#index?.setFolders(folders);
    this.#registries.setFolders(folders);
    this.#listedFolders.reset();
  }

  /** Whether an open log belongs to the workspace. A log with a scheme that no folder has is a `LoneLog`. */
  counts(uri: string): boolean {
    return this.#schemes.has(schemeOf(uri));
  }

  /** Sets the open registries, and the open logs that count. */
  setOpen(logs: Iterable<OpenLog>, registries: Iterable<OpenRegistry>): void {
    const open = new Map(
      Array.from(logs)
        .filter(({ uri }) => this.counts(uri))
        .map(open => [uriKey(open.uri), open]),
    );
    for (const [key, { log }] of open) {
      const isKnown = this.#open.get(key)?.log === log && this.#live.get(log)?.revision === log.revision;
      if (!isKnown) this.#changeRecord(key);
    }
    for (const key of this.#open.keys()) if (!open.has(key)) this.#changeRecord(key);
    this.#open = open;
    this.#openGeneration++;
    this.#registries.setOpen(registries);
  }

  /** An open log has changed. This costs nothing: results are computed on request. */
  touch(uri: string): void {
    this.#openGeneration++;
    const key = uriKey(uri);
    this.#records.change(key);
    this.#spokenRecords.change(key);
  }

  /** Adds the records of logs that were read elsewhere; the command line reads the logs that it lints. Call it once all is read. */
  addRecords(records: Iterable<LogRecord>): void {
    this.#index?.add(records);
  }

  /** Writes what is known of the logs into the cache, if it lacks much of it. */
  async saveCache(): Promise<void> {
    await this.#index?.saveCache();
  }

  /** A file was changed, created or deleted. */
  invalidate(uri: string): void {
    // An open log counts as it is typed, so saving it changes nothing. The file is read when the log is closed.
    if (this.openLog(uri) === undefined) this.#index?.invalidate(uri);
    this.#registries.invalidate(uri);
  }

  /** Paths that are not logs were created or deleted. They may be folders, whose files are not reported. */
  invalidateFolders(uris: readonly string[]): void {
    void this.#index?.invalidateFolders(uris);
    this.#registries.invalidateFolders(uris);
  }

  /** Files or folders of any kind were created or deleted. */
  invalidateListings(uris: readonly string[]): void {
    this.#listedFolders.invalidate(uris);
  }

  /** Files or folders may have been created or deleted. */
  invalidateAllListings(): void {
    this.#listedFolders.invalidateAll();
  }

  async #readFile(uri: string): Promise<Uint8Array> {
    if (this.#fileSystem === undefined) throw new Error('there is no file system');
    const folder = this.folderOf(uri);
    if (folder === undefined) throw new OutsideFolder();
    return this.#fileSystem.readFile(uri, folder);
  }

  #changeRecord(key: string): void {
    this.#records.change(key);
    this.#closedNames.change(key);
    this.#spokenRecords.change(key);
  }

  #followAll(): void {
    this.#closedNames.follow();
    this.#followSpoken();
  }

  #followSpoken(): void {
    this.#spokenRecords.settle((before, now) => this.#spoken.replace(before, now));
  }

  #current(key: string): LogRecord | undefined {
    const open = this.#open.get(key);
    return open === undefined ? this.#index?.records.get(key) : this.#recordOfOpen(open);
  }

  /** The record of a log that is not open. */
  #closed(key: string): LogRecord | undefined {
    return this.#open.has(key) ? undefined : this.#index?.records.get(key);
  }

  #recordOfOpen({ uri, log }: OpenLog): LogRecord {
    const { revision } = log;
    const live = this.#live.get(log);
    if (live?.revision === revision) return live.record;
    const record = recordOf(uri, log);
    this.#live.set(log, { revision, record });
    return record;
  }

  /** Increases when names outside the open logs may have changed. */
  #namesGeneration(): number {
    return (this.#index?.generation ?? 0) + this.#registryGeneration;
  }

  /** The same object as long as the registries' names are the same. */
  #namesOfRegistries(registries: readonly WorkspaceRegistry[]): NameIndex {
    const said = JSON.stringify(registries.map(saidOfNames));
    if (this.#registeredNames?.said !== said) {
      const names = registries.flatMap(({ registry }) => registry.people.flatMap(namesOf));
      this.#registeredNames = { said, index: new NameIndex(names.map(({ text }) => text)) };
    }
    return this.#registeredNames.index;
  }
}

/** Everything in a registry that assigns names to people. */
function saidOfNames({ uri, registry: { people, me, different } }: WorkspaceRegistry): unknown {
  return [
    uri,
    me?.text,
    people.map(person => [person.name?.text, ...namesOf(person).map(({ text }) => text)]),
    different.map(list => list.map(({ text }) => text)),
  ];
}
