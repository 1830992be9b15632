import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { NO_PEOPLE, type People } from '../analysis/people';
import { registryRuleLevels, ruleLevels, sameLevels } from '../analysis/ruleLevels';
import { features } from '../features';
import { resolveCodeAction, uriOfAction } from '../features/codeAction';
import { diagnosticsOf } from '../features/diagnostic';
import type { FeatureContext } from '../features/feature';
import { registryFeatures } from '../features/registry';
import { registryDiagnosticsOf } from '../features/registry/diagnostic';
import type { RegistryContext } from '../features/registry/registryFeature';
import { workspaceFeatures } from '../features/workspaceFeatures';
import { type InitializationOptions, PEOPLE_CHANGED, type PeopleChangedParams } from '../protocol';
import { type FileSystem, isLogName, LOG_GLOB } from '../workspace/fileSystem';
import { LogWorkspace } from '../workspace/logWorkspace';
import { fileNameOf } from '../workspace/uri';
import { answer } from './answer';
import { clientFileSystem } from './clientFileSystem';
import { Diagnostics } from './diagnostics';
import { IndexProgressReporter } from './indexProgress';
import { LogDocument } from './logDocument';
import { type OpenDocument, OpenDocuments } from './openDocuments';
import { servePreview } from './preview';
import { refreshHintsAndLenses, refreshTokens, showSame } from './refresh';
import type { RegistryDocument } from './registryDocument';
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

/** Serves the language on a connection. The one place where its parts are put together. */
export function startServer(connection: Connection, runtime: Runtime): void {
  let client: ClientCapabilities = {};
  let rulesDocumentation = runtime.rulesDocumentation;
  let settings = new SettingsByUri(connection, false, undefined);
  const progress = new IndexProgressReporter(connection);
  let workspace = makeWorkspace(undefined);
  let folders: readonly string[] = [];

  const preview = servePreview(connection, uri => documents.log(uri));
  const documents = new OpenDocuments(
    uri => workspace.isRegistry(uri),
    uri => ({
      fileName: fileNameOf(uri),
      levels: ruleLevels(settings.get(uri).rules),
      people: workspace.people,
    }),
    (document, changes) => preview.changed(document, changes),
  );
  const diagnostics = new Diagnostics(connection, document =>
    document instanceof LogDocument
      ? diagnosticsOf(document.log, document.uri, { client, rulesDocumentation })
      : registryDiagnosticsOf(registryContext(document, NEVER)),
  );

  function makeWorkspace(fileSystem: FileSystem | undefined): LogWorkspace {
    return new LogWorkspace({
      fileSystem,
      registryPath: settings.get('').registry,
      log: message => connection.console.log(message),
      onProgress: each => progress.report(each),
      onPeopleChanged: () => peopleMayHaveChanged(),
    });
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = params.capabilities;
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    if (options.l10nBundle !== undefined) l10n.config({ contents: { ...options.l10nBundle } });
    rulesDocumentation = options.rulesDocumentation ?? rulesDocumentation;
    settings = new SettingsByUri(connection, client.workspace?.configuration === true, options.settings);
    workspace = makeWorkspace(
      options.fileSystem === 'client' ? clientFileSystem(connection) : runtime.fileSystem,
    );
    diagnostics.initialize(client);
    folders = params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    return { capabilities: capabilities(), serverInfo: { name: 'chatlog' } };
  });

  connection.onInitialized(() => {
    progress.initialized(client);
    // Not before: files may come through the client, which can't be asked earlier.
    workspace.setFolders(folders);
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      unlessRefused(
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'chatlog' }),
      );
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [
        ...[LOG_GLOB, `**/${settings.get('').registry}`].map(globPattern => ({ globPattern })),
        // Of a folder that is moved or deleted VS Code tells by its own name alone.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ];
      unlessRefused(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(() =>
        unlessRefused(
          connection.workspace.getWorkspaceFolders().then(now => {
            workspace.setFolders((now ?? []).map(folder => folder.uri));
            tellOfOpenDocuments();
          }),
        ),
      );
    }
  });

  /** Waits for what a client may refuse, as some refuse even what they offered: Node ends a process that does not. */
  function unlessRefused(asked: Promise<unknown>): void {
    asked.catch((error: unknown) => connection.console.warn(`The client refused: ${String(error)}`));
  }

  let findingsGeneration = 0;
  let isPeopleCheckDue = false;
  let knownPeople: People = NO_PEOPLE;

  /** People or names may be others than before: the open logs are told of it, once for what happens in a short while. */
  function peopleMayHaveChanged(): void {
    if (isPeopleCheckDue) return;
    isPeopleCheckDue = true;
    setTimeout(() => {
      isPeopleCheckDue = false;
      const { isComplete } = workspace;
      void connection.sendNotification(PEOPLE_CHANGED, { isComplete } satisfies PeopleChangedParams);
      const { people } = workspace;
      if (people === knownPeople) return;
      knownPeople = people;
      for (const { log } of documents.logs) log.setPeople(people);
      findingsGeneration++;
      unlessRefused(diagnostics.refresh(documents.all));
      unlessRefused(refreshTokens(connection, client));
      unlessRefused(refreshHintsAndLenses(connection, client));
    }, PEOPLE_DELAY);
  }

  /** Takes over a document's settings as they are now, and tells the client where that changes what is found. */
  async function configure(document: OpenDocument): Promise<void> {
    const before = settings.get(document.uri);
    const after = await settings.refresh(document.uri);
    // It was closed meanwhile: nobody would take back what is told of it now.
    if (documents.get(document.uri) !== document) {
      if (documents.get(document.uri) === undefined) settings.forget(document.uri);
      return;
    }
    const findsOther =
      document instanceof LogDocument
        ? document.log.configure(ruleLevels(after.rules))
        : !sameLevels(registryRuleLevels(after.rules), registryRuleLevels(before.rules));
    if (findsOther || !showSame(before, after)) unlessRefused(refreshHintsAndLenses(connection, client));
    if (!findsOther) return;
    findingsGeneration++;
    unlessRefused(diagnostics.refresh([document]));
  }

  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.push(pushed);
    if (client.workspace?.configuration !== true) unlessRefused(refreshHintsAndLenses(connection, client));
    for (const document of documents.all) void configure(document);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) workspace.invalidate(uri);
    const cameOrWent = changes.filter(
      ({ uri, type }) => type !== FileChangeType.Changed && !isLogName(fileNameOf(uri)),
    );
    workspace.invalidateFolders(cameOrWent.map(({ uri }) => uri));
  });

  function tellOfOpenDocuments(): void {
    workspace.setOpen(documents.logs, documents.registries);
  }

  documents.onDidOpen(document => {
    tellOfOpenDocuments();
    diagnostics.publish(document);
    void configure(document);
  });
  documents.onDidChangeContent(document => {
    if (document instanceof LogDocument) workspace.touch();
    else tellOfOpenDocuments();
    peopleMayHaveChanged();
    diagnostics.changed(document);
  });
  documents.onDidClose(({ uri }) => {
    tellOfOpenDocuments();
    // Its file may differ from what was open, which was perhaps never saved.
    workspace.invalidate(uri);
    settings.forget(uri);
    preview.closed(uri);
    diagnostics.closed(uri);
  });

  const featuresOfLogs = byMethod(features);
  const featuresOfRegistries = byMethod(registryFeatures);
  for (const method of new Set([...featuresOfLogs.keys(), ...featuresOfRegistries.keys()])) {
    connection.onRequest(method, (params: { textDocument: { uri: string } }, token) =>
      answer(method, documents.get(params.textDocument.uri), token, connection.console, document =>
        document instanceof LogDocument
          ? (featuresOfLogs.get(method)?.handle(logContext(document, token), params) ?? null)
          : (featuresOfRegistries.get(method)?.handle(registryContext(document, token), params) ?? null),
      ),
    );
  }

  // No version can be outdated here: what is answered holds for the moment of the answer.
  const nowhere = { uri: 'the workspace', version: 0 };
  for (const { method, handle } of workspaceFeatures) {
    connection.onRequest(method, (params: unknown, token) =>
      answer(method, nowhere, token, connection.console, () => handle({ workspace, client, token }, params)),
    );
  }

  connection.onCodeActionResolve(async (action, token) => {
    const document = documents.log(uriOfAction(action) ?? '');
    const resolved = await answer('codeAction/resolve', document, token, connection.console, open =>
      resolveCodeAction(logContext(open, token), action),
    );
    return resolved ?? action;
  });

  function logContext(document: LogDocument, token: CancellationToken): FeatureContext {
    return { ...contextOf(document, token), log: document.log };
  }

  function registryContext(document: RegistryDocument, token: CancellationToken): RegistryContext {
    return { ...contextOf(document, token), registry: document.registry, text: document.text };
  }

  function contextOf({ uri, version }: OpenDocument, token: CancellationToken): Omit<FeatureContext, 'log'> {
    return {
      uri,
      version,
      settings: settings.get(uri),
      workspace,
      client,
      token,
      diagnosticOptions: { client, rulesDocumentation },
      findingsGeneration,
    };
  }

  function capabilities(): ServerCapabilities {
    return Object.assign(
      {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      } satisfies ServerCapabilities,
      ...[...features, ...registryFeatures, ...workspaceFeatures].map(feature => feature.capabilities),
    );
  }

  documents.listen(connection);
  connection.listen();
}

/** For what nobody asked for, and so nobody cancels. */
const NEVER: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose() {} }),
};

function byMethod<Feature extends { readonly method: string }>(
  table: readonly Feature[],
): Map<string, Feature> {
  return new Map(table.map(feature => [feature.method, feature]));
}
