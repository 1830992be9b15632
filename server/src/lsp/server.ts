import * as l10n from '@vscode/l10n';
import {
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  type Disposable,
  ErrorCodes,
  FileChangeType,
  type FileEvent,
  type InitializeError,
  type InitializeParams,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import type { ChatLogOptions } from '../document/chatLog';
import { diagnosticsOf, pullResultId } from '../features/diagnostic';
import { registryDiagnosticsOf } from '../features/registry/diagnostic';
import { type Client, readClient } from '../features/support/client';
import { NO_PEOPLE, type People } from '../people/people';
import {
  type InitializationOptions,
  isLogName,
  PEOPLE_CHANGED,
  type PeopleChangedParams,
  plainText,
} from '../protocol';
import { registryRuleLevels, ruleLevels, sameLevels } from '../rules/ruleLevels';
import { LogWorkspace } from '../workspace/logWorkspace';
import { LoneLog } from '../workspace/loneLog';
import type { Settings } from '../workspace/settings';
import { fileNameOf, uriKey } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { Cache } from './cache';
import { clientFileSystem } from './clientFileSystem';
import { Delayed } from './delayed';
import { Diagnostics } from './diagnostics';
import { FolderDiagnostics } from './folderDiagnostics';
import { IndexProgressReporter } from './indexProgress';
import { foldersOf, refusalOf } from './initialize';
import { LateRequests } from './lateRequests';
import { LogDocument } from './logDocument';
import { type OpenDocument, OpenDocuments } from './openDocuments';
import { Preview } from './preview';
import { refreshHintsAndLenses, refreshTokens, showSame } from './refresh';
import { registerForChanges } from './registrations';
import { capabilities, serveRequests } from './requests';
import type { Runtime } from './runtime';
import { NEVER, registryContext, type Session } from './session';
import { SettingsByUri } from './settingsByUri';
import { tooManyNotice } from './tooManyNotice';

/**
 * Milliseconds before other logs are notified of names that were added or removed. Changes within that time are one
 * notification.
 */
const PEOPLE_DELAY = 300;

/** Milliseconds before logs are notified of listed folders. Folders that are listed within that time are one notification. */
const IMAGES_DELAY = 100;

/**
 * Serves the language on a connection made with `connectionOptions`. The client's `initialize` creates the server, and its
 * `shutdown` ends it. Any other request before or after is refused, and so is a second `initialize`.
 */
export function startServer(connection: Connection, runtime: Runtime): void {
  let server: LanguageServer | undefined;
  let isShutDown = false;
  const refuse = (): ResponseError<InitializeError> =>
    isShutDown
      ? new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down')
      : new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be "initialize"');
  let refusing = connection.onRequest(refuse);
  connection.onInitialize(params => {
    if (isShutDown) return refuse();
    const refused = refusalOf(params);
    if (refused !== undefined) return refused;
    refusing.dispose();
    server = new LanguageServer(connection, runtime, params);
    server.listen();
    return {
      capabilities: capabilities(server.client, server.settingsOf('')),
      serverInfo: { name: 'chatlog' },
    };
  });
  connection.onShutdown(() => {
    if (server === undefined || isShutDown) throw refuse();
    isShutDown = true;
    server.dispose();
    refusing = connection.onRequest(refuse);
  });
  connection.listen();
}

/** Connects the parts of the server: the only place where one part notifies another. */
class LanguageServer implements Session {
  readonly client: Client;
  readonly rulesDocumentation: string | undefined;
  findingsGeneration = 0;
  readonly workspace: LogWorkspace;
  readonly documents: OpenDocuments;

  readonly #connection: Connection;
  readonly #lateRequests: LateRequests;
  readonly #preview: Preview;
  readonly #diagnostics: Diagnostics;
  readonly #folderDiagnostics: FolderDiagnostics;
  readonly #settings: SettingsByUri;
  /** The folders of the workspace. */
  #folders: readonly string[];
  /** Whether the client requested our own notifications. */
  readonly #notifies: boolean;
  readonly #loneLogs = new WeakMap<LogDocument, LoneLog>();
  /**
   * The people of the open logs, replaced once for all changes within a short time. A log that is opened has them too: if a thousand
   * are opened at once, as by a rename, each has other people before it.
   */
  #knownPeople: People = NO_PEOPLE;
  readonly #peopleCheck = new Delayed(PEOPLE_DELAY, () => this.#updatePeople());
  readonly #cache: Cache;
  readonly #imagesCheck = new Delayed(IMAGES_DELAY, () => this.#updateImages());
  readonly #listening: Disposable[] = [];
  #isDisposed = false;

  /** Sends no request to the client: it may answer only after `initialized`. */
  constructor(connection: Connection, runtime: Runtime, params: InitializeParams) {
    const { fileSystem, openExports, printPage, rulesDocumentation } = runtime;
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    if (options.l10nBundle !== undefined) l10n.config({ contents: { ...options.l10nBundle } });
    this.#connection = connection;
    const client = readClient(params.capabilities);
    this.client = client;
    this.#notifies = options.notifications === true;
    this.rulesDocumentation = options.rulesDocumentation ?? rulesDocumentation;
    this.#folders = foldersOf(params);
    this.#settings = new SettingsByUri(connection, client.answersConfiguration, options.settings);
    const progress = new IndexProgressReporter(connection, client);
    const isThroughClient = options.fileSystem === 'client';
    const files = isThroughClient ? clientFileSystem(connection) : fileSystem;
    // Loaded on first use, as all that importing needs.
    const openClientExports = async (uri: string) =>
      (await import('./clientExports')).openClientExports(connection, uri);
    const open = isThroughClient ? openClientExports : openExports;
    this.#cache = new Cache(connection, runtime, options, () => this.#settings.shared.cache);
    this.workspace = new LogWorkspace({
      fileSystem: files,
      cache: this.#cache.logs,
      registryPath: this.settingsOf('').registry,
      log: message => connection.console.log(message),
      onProgress: each => {
        progress.report(each);
        this.#cache.progress(each, this.workspace);
      },
      onTooMany: tooManyNotice(text => this.showMessage(text)),
      onPeopleChanged: isFirst => (isFirst ? this.#peopleCheck.requestNow() : this.#peopleCheck.request()),
      onImagesChanged: () => this.#imagesCheck.request(),
    });
    this.#lateRequests = new LateRequests(connection, {
      workspace: this.workspace,
      files: files && open && { fileSystem: files, openExports: open },
      texts: options.l10nBundle,
      printPage,
    });
    this.#preview = new Preview(connection, uri => this.documents.log(uri));
    this.documents = new OpenDocuments(
      uri => this.workspace.isRegistry(uri),
      uri =>
        this.#logOptions(uri, this.#knownPeople === NO_PEOPLE ? this.workspace.people : this.#knownPeople),
      (document, changes) => {
        if (this.#notifies) this.#preview.changed(document, changes);
      },
    );
    const compute = (document: OpenDocument) =>
      document instanceof LogDocument
        ? diagnosticsOf(document.log, document.uri, this)
        : registryDiagnosticsOf(registryContext(this, document, NEVER));
    this.#diagnostics = new Diagnostics(connection, client, compute);
    this.#folderDiagnostics = new FolderDiagnostics(
      connection,
      client,
      this.#settings.shared.diagnosticMode,
      {
        workspace: this.workspace,
        diagnosticOptions: this,
        optionsOf: uri => this.logOptionsOf(uri),
        rulesOf: uri => this.settingsOf(uri).rules,
        openDocument: uri => this.documents.get(uri),
        resultIdOf: ({ revision }) => pullResultId({ revision, findingsGeneration: this.findingsGeneration }),
        compute,
        log: message => connection.console.log(message),
      },
    );
  }

  readonly settingsOf = (uri: string): Settings => this.#settings.get(uri);

  readonly logOptionsOf = (uri: string): ChatLogOptions => this.#logOptions(uri, this.workspace.people);

  readonly notify = (method: string, params: object): void => {
    if (this.#notifies) void this.#connection.sendNotification(method, params);
  };

  workspaceOf(document: OpenDocument): Workspace {
    if (!(document instanceof LogDocument) || this.workspace.counts(document.uri)) return this.workspace;
    let lone = this.#loneLogs.get(document);
    if (lone === undefined) {
      lone = new LoneLog(this.workspace, document);
      this.#loneLogs.set(document, lone);
    }
    return lone;
  }

  readonly showMessage = (text: string): void => {
    // Not `window.showInformationMessage`, a request: a client that knows none would end the server by its error.
    const params = { type: MessageType.Info, message: plainText(text) };
    this.#unlessRefused(this.#connection.sendNotification(ShowMessageNotification.method, params));
  };

  #logOptions(uri: string, people: People): ChatLogOptions {
    return {
      fileName: fileNameOf(uri),
      levels: ruleLevels(this.settingsOf(uri).rules),
      people,
      images: this.workspace.imagesOf(uri),
    };
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialized(() => this.#initialized());
    connection.onDidChangeConfiguration(({ settings }) => this.#settingsChanged(settings));
    connection.onDidChangeWatchedFiles(({ changes }) => this.#filesChanged(changes));
    this.documents.onDidOpen(document => this.#opened(document));
    this.documents.onDidChangeContent(document => this.#changed(document));
    this.documents.onDidSave(() => this.#filesMayHaveChanged());
    this.documents.onDidClose(({ uri }) => this.#closed(uri));
    this.#listening.push(
      connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) =>
        this.#foldersChanged(event),
      ),
      ...serveRequests(connection, this),
      ...this.#preview.listen(),
      ...this.#folderDiagnostics.listen(),
      ...this.#lateRequests.listen(),
      ...this.#cache.listen(),
      this.#peopleCheck,
      this.#imagesCheck,
      this.#diagnostics,
      this.documents.listen(connection),
    );
  }

  /** Stops all answers and notifications. */
  dispose(): void {
    this.#isDisposed = true;
    for (const each of this.#listening.splice(0)) each.dispose();
  }

  #initialized(): void {
    // Not earlier: files may be read through the client, which accepts no requests before.
    this.workspace.setFolders(this.#folders);
    this.#folderDiagnostics.start();
    void this.#configureFolders();
    const { registry } = this.settingsOf('');
    for (const request of registerForChanges(this.#connection, this.client, registry)) {
      this.#unlessRefused(request);
    }
  }

  #opened(document: OpenDocument): void {
    this.#folderDiagnostics.typed();
    this.#filesMayHaveChanged();
    this.#updateOpenDocuments();
    this.#diagnostics.publish(document);
    void this.#configure(document);
  }

  #changed(document: OpenDocument): void {
    this.#folderDiagnostics.typed();
    if (document instanceof LogDocument) this.workspace.touch(document.uri);
    else this.#updateOpenDocuments();
    this.#peopleCheck.request();
    this.#diagnostics.publish(document);
  }

  #closed(uri: string): void {
    this.#updateOpenDocuments();
    // The file may differ from the closed document, which may never have been saved.
    this.workspace.invalidate(uri);
    this.#settings.forget(uri);
    this.#preview.closed(uri);
    if (this.#folderDiagnostics.closed(uri)) this.#diagnostics.forget(uri);
    else this.#diagnostics.closed(uri);
  }

  #updateOpenDocuments(): void {
    this.workspace.setOpen(this.documents.logs, this.documents.registries);
  }

  #foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const keyOf = (uri: string) => uriKey(uri).replace(/\/$/, '');
    const gone = new Set(removed.map(({ uri }) => keyOf(uri)));
    const left = this.#folders.filter(uri => !gone.has(keyOf(uri)));
    const there = new Set(left.map(keyOf));
    this.#folders = [...left, ...added.map(({ uri }) => uri).filter(uri => !there.has(keyOf(uri)))];
    this.workspace.setFolders(this.#folders);
    this.#updateOpenDocuments();
    void this.#configureFolders();
  }

  #filesChanged(changes: readonly FileEvent[]): void {
    for (const { uri } of changes) this.workspace.invalidate(uri);
    const cameOrWent = changes.filter(
      ({ uri, type }) => type !== FileChangeType.Changed && !isLogName(fileNameOf(uri)),
    );
    this.workspace.invalidateFolders(cameOrWent.map(({ uri }) => uri));
    this.workspace.invalidateListings(
      changes.filter(({ type }) => type !== FileChangeType.Changed).map(({ uri }) => uri),
    );
  }

  /** A client that watches no files reports none that were created or deleted. So folders are listed again when a log is opened or saved. */
  #filesMayHaveChanged(): void {
    if (!this.client.registersWatchedFiles) this.workspace.invalidateAllListings();
  }

  #settingsChanged(pushed: unknown): void {
    this.#settings.push(pushed);
    if (!this.client.answersConfiguration) this.#refreshHintsAndLenses();
    for (const document of this.documents.all) void this.#configure(document);
    void this.#configureFolders();
  }

  /** Applies the current settings to all documents that are not open. */
  async #configureFolders(): Promise<void> {
    await this.#settings.refreshFolders(this.#folders);
    if (this.#isDisposed) return;
    this.#unlessRefused(this.#folderDiagnostics.setMode(this.#settings.shared.diagnosticMode));
  }

  /** Applies a document's current settings, and notifies the client if that changes the findings. */
  async #configure(document: OpenDocument): Promise<void> {
    const { uri } = document;
    const before = this.settingsOf(uri);
    const after = await this.#settings.refresh(uri);
    // The document was closed meanwhile: findings that are sent now would never be cleared.
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

  /** The known people or names may have changed: notifies the open logs. */
  #updatePeople(): void {
    const { isComplete, people } = this.workspace;
    this.#folderDiagnostics.changed();
    this.notify(PEOPLE_CHANGED, { isComplete } satisfies PeopleChangedParams);
    if (people === this.#knownPeople) return;
    this.#knownPeople = people;
    for (const { log } of this.documents.logs) log.setPeople(people);
    this.#refreshFindings(this.documents.all);
    for (const request of refreshTokens(this.#connection, this.client)) this.#unlessRefused(request);
    this.#refreshHintsAndLenses();
  }

  /** What is known of the image files may have changed: notifies the open logs. */
  #updateImages(): void {
    this.#folderDiagnostics.changed();
    const changed = this.documents.logs.filter(({ log }) => log.imagesChanged());
    if (changed.length === 0) return;
    this.#refreshFindings(changed);
    this.#refreshHintsAndLenses();
  }

  #refreshFindings(documents: readonly OpenDocument[]): void {
    this.findingsGeneration++;
    this.#unlessRefused(this.#diagnostics.refresh(documents));
  }

  #refreshHintsAndLenses(): void {
    for (const request of refreshHintsAndLenses(this.#connection, this.client)) this.#unlessRefused(request);
  }

  /**
   * Handles the rejection of a request that the client may refuse; some refuse even what they offered. Node ends a process with
   * an unhandled rejection.
   */
  #unlessRefused(request: Promise<unknown>): void {
    request.catch((error: unknown) => this.#connection.console.warn(`The client refused: ${String(error)}`));
  }
}
