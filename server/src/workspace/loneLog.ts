import type { AnswerCounts } from '../people/answers';
import type { KnownNames, People } from '../people/people';
import type { SpokenName } from '../people/spokenName';
import { SpokenNames } from '../people/spokenNames';
import type { NameCount } from './countedNames';
import { type LogRecord, recordOf } from './logRecord';
import { uriKey } from './uri';
import type { Cancellation, OpenLog, UnreadableLog, Workspace, WorkspaceRegistry } from './workspace';
import { union } from './workspacePeople';

/**
 * The workspace for an open log that does not belong to it: an old revision, a member of an archive, a text in memory. A search
 * or a rename covers this log alone. The known people, and the names that are proposed, are the workspace's.
 */
export class LoneLog implements Workspace {
  readonly #around: Workspace;
  readonly #open: OpenLog;
  #record: { readonly revision: number; readonly record: LogRecord } | undefined;
  #people: { readonly around: People; readonly own: KnownNames; readonly people: People } | undefined;

  constructor(around: Workspace, open: OpenLog) {
    this.#around = around;
    this.#open = open;
  }

  /** There is nothing to wait for: the log is open. */
  readonly isComplete = true;

  async whenComplete(): Promise<void> {}

  get generation(): number {
    return this.#open.log.revision;
  }

  /** The people of the workspace, and the names in this log. */
  get people(): People {
    const { people: around } = this.#around;
    const own = this.#open.log.ownNames;
    if (this.#people?.around !== around || this.#people.own !== own) {
      const people: People = {
        generation: around.generation,
        isComplete: around.isComplete,
        registered: around.registered,
        known: union([around.known, own]),
        personOf: name => around.personOf(name),
        similarTo: name => around.similarTo(name),
      };
      this.#people = { around, own, people };
    }
    return this.#people.people;
  }

  /** A registry belongs to the logs of its folder. */
  readonly registries: readonly WorkspaceRegistry[] = [];

  folderOf(uri: string): string | undefined {
    return this.#around.folderOf(uri);
  }

  registryUri(logUri: string): string | undefined {
    return this.#around.registryUri(logUri);
  }

  logs(): readonly LogRecord[] {
    const { uri, log } = this.#open;
    if (this.#record?.revision !== log.revision) {
      this.#record = { revision: log.revision, record: recordOf(uri, log) };
    }
    return [this.#record.record];
  }

  spokenNames(): Iterable<SpokenName<LogRecord>> {
    return this.#spoken().all;
  }

  spokenName(name: string): SpokenName<LogRecord> | undefined {
    return this.#spoken().get(name);
  }

  #spoken(): SpokenNames<LogRecord> {
    const names = new SpokenNames<LogRecord>();
    for (const record of this.logs()) names.replace(undefined, record);
    return names;
  }

  unreadable(): readonly UnreadableLog[] {
    return [];
  }

  record(uri: string): LogRecord | undefined {
    return this.#isThis(uri) ? this.logs()[0] : undefined;
  }

  openLog(uri: string): OpenLog | undefined {
    return this.#isThis(uri) ? this.#open : undefined;
  }

  openLogs(): readonly OpenLog[] {
    return [this.#open];
  }

  async reread(uris: Iterable<string>, _token: Cancellation): Promise<LogRecord[]> {
    return [...uris].some(uri => this.#isThis(uri)) ? [...this.logs()] : [];
  }

  readLines(uri: string): Promise<readonly string[]> {
    return this.#around.readLines(uri);
  }

  readPieces(uri: string): Promise<Iterable<string>> {
    return this.#around.readPieces(uri);
  }

  answersTo(name: string, besides: string): AnswerCounts {
    return this.#around.answersTo(name, besides);
  }

  otherSpeakers(): readonly NameCount[] {
    return this.#around.otherSpeakers();
  }

  otherAuthors(): ReadonlyMap<string, number> {
    return this.#around.otherAuthors();
  }

  exists(uri: string, folder: string): Promise<boolean> {
    return this.#around.exists(uri, folder);
  }

  #isThis(uri: string): boolean {
    return uriKey(uri) === uriKey(this.#open.uri);
  }
}
