import * as l10n from '@vscode/l10n';
import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type FileEvent,
  type InitializeError,
  type InitializeParams,
  ResponseError,
  WatchKind,
} from 'vscode-languageserver';
import { diagnosticsOf } from '../features/diagnostic';
import { registryDiagnosticsOf } from '../features/registry/diagnostic';
import { NO_PEOPLE, type People } from '../people/people';
import { type InitializationOptions, PEOPLE_CHANGED, type PeopleChangedParams } from '../protocol';
import { registryRuleLevels, ruleLevels, sameLevels } from '../rules/ruleLevels';
import { type FileSystem, isLogName, LOG_GLOB } from '../workspace/fileSystem';
import { LogWorkspace } from '../workspace/logWorkspace';
import type { Settings } from '../workspace/settings';
import { fileNameOf } from '../workspace/uri';
import { clientFileSystem } from './clientFileSystem';
import { Diagnostics } from './diagnostics';
import { IndexProgressReporter } from './indexProgress';
import { LogDocument } from './logDocument';
import { type OpenDocument, OpenDocuments } from './openDocuments';
import { servePreview } from './preview';
import { refreshHintsAndLenses, refreshTokens, showSame } from './refresh';
import { capabilities, serveRequests } from './requests';
import { NEVER, registryContext, type Session } from './session';
import { SettingsByUri } from './settingsByUri';

/** What differs between the hosts. */
export interface Runtime {
  /** The host's own file system; `undefined` where there is none, and files come through the client. */
  readonly fileSystem?: FileSystem;
  /** Where the rules' pages are, for clients that don't say: a URI with a slash at its end. */
  readonly rulesDocumentation?: string;
}

/** So long other logs wait to hear of names that came or went; what changes in that time they hear together. In milliseconds. */
const PEOPLE_DELAY = 300;

/**
 * Serves the language on a connection. The client's `initialize` makes the server: any other request before it is refused, and so
 * is a second `initialize`.
 */
export function startServer(connection: Connection, runtime: Runtime): void {
  const tooEarly = connection.onRequest(
    () => new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be "initialize"'),
  );
  let server: LanguageServer | undefined;
  connection.onInitialize(params => {
    if (server !== undefined) {
      return new ResponseError<InitializeError>(
        ErrorCodes.InvalidRequest,
        'The server is initialized already',
      );
    }
    tooEarly.dispose();
    server = new LanguageServer(connection, runtime, params);
    server.listen();
    return { capabilities: capabilities(), serverInfo: { name: 'chatlog' } };
  });
  connection.listen();
}

/** The one place where the parts of the server are put together, and where one tells another what has happened. */
class LanguageServer implements Session {
  readonly client: ClientCapabilities;
  readonly rulesDocumentation: string | undefined;
  findingsGeneration = 0;
  readonly workspace: LogWorkspace;
  readonly documents: OpenDocuments;

  readonly #connection: Connection;
  readonly #preview: ReturnType<typeof servePreview>;
  readonly #diagnostics: Diagnostics;
  readonly #settings: SettingsByUri;
  /** Those of the workspace at the start. */
  readonly #folders: readonly string[];
  #knownPeople: People = NO_PEOPLE;
  #isPeopleCheckDue = false;

  /** Asks the client for nothing yet: it may answer only once it has said that it is initialized. */
  constructor(
    connection: Connection,
    { fileSystem, rulesDocumentation }: Runtime,
    { capabilities: client, initializationOptions, workspaceFolders, rootUri }: InitializeParams,
  ) {
    const options = (initializationOptions ?? {}) as InitializationOptions;
    if (options.l10nBundle !== undefined) l10n.config({ contents: { ...options.l10nBundle } });
    this.#connection = connection;
    this.client = client;
    this.rulesDocumentation = options.rulesDocumentation ?? rulesDocumentation;
    this.#folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    const canAsk = client.workspace?.configuration === true;
    this.#settings = new SettingsByUri(connection, canAsk, options.settings);
    const progress = new IndexProgressReporter(connection, client);
    this.workspace = new LogWorkspace({
      fileSystem: options.fileSystem === 'client' ? clientFileSystem(connection) : fileSystem,
      registryPath: this.settingsOf('').registry,
      log: message => connection.console.log(message),
      onProgress: each => progress.report(each),
      onPeopleChanged: () => this.#peopleMayHaveChanged(),
    });
    this.#preview = servePreview(connection, uri => this.documents.log(uri));
    this.documents = new OpenDocuments(
      uri => this.workspace.isRegistry(uri),
      uri => ({
        fileName: fileNameOf(uri),
        levels: ruleLevels(this.settingsOf(uri).rules),
        people: this.workspace.people,
      }),
      (document, changes) => this.#preview.changed(document, changes),
    );
    this.#diagnostics = new Diagnostics(connection, client, document =>
      document instanceof LogDocument
        ? diagnosticsOf(document.log, document.uri, this)
        : registryDiagnosticsOf(registryContext(this, document, NEVER)),
    );
  }

  readonly settingsOf = (uri: string): Settings => this.#settings.get(uri);

  listen(): void {
    const connection = this.#connection;
    connection.onInitialized(() => this.#initialized());
    connection.onDidChangeConfiguration(({ settings }) => this.#settingsChanged(settings));
    connection.onDidChangeWatchedFiles(({ changes }) => this.#filesChanged(changes));
    this.documents.onDidOpen(document => this.#opened(document));
    this.documents.onDidChangeContent(document => this.#changed(document));
    this.documents.onDidClose(({ uri }) => this.#closed(uri));
    serveRequests(connection, this);
    this.documents.listen(connection);
  }

  #initialized(): void {
    // Not before: files may come through the client, which can't be asked earlier.
    this.workspace.setFolders(this.#folders);
    const { client } = this.#connection;
    const { didChangeConfiguration, didChangeWatchedFiles, workspaceFolders } = this.client.workspace ?? {};
    if (didChangeConfiguration?.dynamicRegistration) {
      this.#unlessRefused(client.register(DidChangeConfigurationNotification.type, { section: 'chatlog' }));
    }
    if (didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [
        ...[LOG_GLOB, `**/${this.settingsOf('').registry}`].map(globPattern => ({ globPattern })),
        // Of a folder that is moved or deleted VS Code tells by its own name alone.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ];
      this.#unlessRefused(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(() =>
        this.#unlessRefused(this.#foldersChanged()),
      );
    }
  }

  #opened(document: OpenDocument): void {
    this.#tellOfOpenDocuments();
    this.#diagnostics.publish(document);
    void this.#configure(document);
  }

  #changed(document: OpenDocument): void {
    if (document instanceof LogDocument) this.workspace.touch();
    else this.#tellOfOpenDocuments();
    this.#peopleMayHaveChanged();
    this.#diagnostics.changed(document);
  }

  #closed(uri: string): void {
    this.#tellOfOpenDocuments();
    // Its file may differ from what was open, which was perhaps never saved.
    this.workspace.invalidate(uri);
    this.#settings.forget(uri);
    this.#preview.closed(uri);
    this.#diagnostics.closed(uri);
  }

  #tellOfOpenDocuments(): void {
    this.workspace.setOpen(this.documents.logs, this.documents.registries);
  }

  async #foldersChanged(): Promise<void> {
    const folders = await this.#connection.workspace.getWorkspaceFolders();
    this.workspace.setFolders((folders ?? []).map(({ uri }) => uri));
    this.#tellOfOpenDocuments();
  }

  #filesChanged(changes: readonly FileEvent[]): void {
    for (const { uri } of changes) this.workspace.invalidate(uri);
    const cameOrWent = changes.filter(
      ({ uri, type }) => type !== FileChangeType.Changed && !isLogName(fileNameOf(uri)),
    );
    this.workspace.invalidateFolders(cameOrWent.map(({ uri }) => uri));
  }

  #settingsChanged(pushed: unknown): void {
    this.#settings.push(pushed);
    if (this.client.workspace?.configuration !== true) this.#refreshHintsAndLenses();
    for (const document of this.documents.all) void this.#configure(document);
  }

  /** Takes over a document's settings as they are now, and tells the client where that changes what is found. */
  async #configure(document: OpenDocument): Promise<void> {
    const { uri } = document;
    const before = this.settingsOf(uri);
    const after = await this.#settings.refresh(uri);
    // It was closed meanwhile: nobody would take back what is told of it now.
    if (this.documents.get(uri) !== document) {
      if (this.documents.get(uri) === undefined) this.#settings.forget(uri);
      return;
    }
    const findsOther =
      document instanceof LogDocument
        ? document.log.configure(ruleLevels(after.rules))
        : !sameLevels(registryRuleLevels(after.rules), registryRuleLevels(before.rules));
    if (findsOther || !showSame(before, after)) this.#refreshHintsAndLenses();
    if (findsOther) this.#refreshFindings([document]);
  }

  /** People or names may be others than before: the open logs are told of it, once for what happens in a short while. */
  #peopleMayHaveChanged(): void {
    if (this.#isPeopleCheckDue) return;
    this.#isPeopleCheckDue = true;
    setTimeout(() => {
      this.#isPeopleCheckDue = false;
      this.#tellOfPeople();
    }, PEOPLE_DELAY);
  }

  #tellOfPeople(): void {
    const { isComplete, people } = this.workspace;
    void this.#connection.sendNotification(PEOPLE_CHANGED, { isComplete } satisfies PeopleChangedParams);
    if (people === this.#knownPeople) return;
    this.#knownPeople = people;
    for (const { log } of this.documents.logs) log.setPeople(people);
    this.#refreshFindings(this.documents.all);
    this.#unlessRefused(refreshTokens(this.#connection, this.client));
    this.#refreshHintsAndLenses();
  }

  #refreshFindings(documents: readonly OpenDocument[]): void {
    this.findingsGeneration++;
    this.#unlessRefused(this.#diagnostics.refresh(documents));
  }

  #refreshHintsAndLenses(): void {
    this.#unlessRefused(refreshHintsAndLenses(this.#connection, this.client));
  }

  /** Waits for what a client may refuse, as some refuse even what they offered: Node ends a process that does not. */
  #unlessRefused(asked: Promise<unknown>): void {
    asked.catch((error: unknown) => this.#connection.console.warn(`The client refused: ${String(error)}`));
  }
}
