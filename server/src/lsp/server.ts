import * as l10n from '@vscode/l10n';
import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { ruleLevels } from '../analysis/ruleLevels';
import { features } from '../features';
import { resolveCodeAction, uriOfAction } from '../features/codeAction';
import { diagnosticsOf } from '../features/diagnostic';
import type { FeatureContext } from '../features/feature';
import type { InitializationOptions } from '../protocol';
import type { FileSystem } from '../workspace/fileSystem';
import { answer } from './answer';
import { clientFileSystem } from './clientFileSystem';
import { type LogDocument, logDocuments } from './logDocument';
import { LogWorkspace } from './logWorkspace';
import { servePreview } from './preview';
import { refreshHintsAndLenses, showSame } from './refresh';
import { SettingsByUri } from './settingsByUri';

/** What differs between the hosts. */
export interface Runtime {
  /** The host's own file system; `undefined` where there is none, and files come through the client. */
  readonly fileSystem?: FileSystem;
  /** Where the rules' pages are, for clients that don't say: a URI with a slash at its end. */
  readonly rulesDocumentation?: string;
}

/** Serves the language on a connection. The one place where its parts are put together. */
export function startServer(connection: Connection, runtime: Runtime): void {
  let client: ClientCapabilities = {};
  let rulesDocumentation = runtime.rulesDocumentation;
  let settings = new SettingsByUri(connection, false, undefined);
  let workspace = new LogWorkspace(undefined, connection.console);

  const preview = servePreview(connection, uri => documents.get(uri));
  const documents = new TextDocuments<LogDocument>(
    logDocuments(
      uri => ({ fileName: fileNameOf(uri), levels: ruleLevels(settings.get(uri).rules) }),
      (document, changes) => preview.changed(document, changes),
    ),
  );

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = params.capabilities;
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    if (options.l10nBundle !== undefined) l10n.config({ contents: { ...options.l10nBundle } });
    rulesDocumentation = options.rulesDocumentation ?? rulesDocumentation;
    settings = new SettingsByUri(connection, client.workspace?.configuration === true, options.settings);
    const fileSystem = options.fileSystem === 'client' ? clientFileSystem(connection) : runtime.fileSystem;
    workspace = new LogWorkspace(fileSystem, connection.console);
    const folders =
      params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    workspace.setFolders(folders);
    return { capabilities: capabilities(), serverInfo: { name: 'chatlog' } };
  });

  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      unlessRefused(
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'chatlog' }),
      );
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(() =>
        unlessRefused(
          connection.workspace
            .getWorkspaceFolders()
            .then(folders => workspace.setFolders((folders ?? []).map(folder => folder.uri))),
        ),
      );
    }
  });

  /** Waits for what a client may refuse, as some refuse even what they offered: Node ends a process that does not. */
  function unlessRefused(asked: Promise<unknown>): void {
    asked.catch((error: unknown) => connection.console.warn(`The client refused: ${String(error)}`));
  }

  const pulls = () => client.textDocument?.diagnostic !== undefined;

  /** Takes over a document's settings as they are now, and tells the client where that changes what is found. */
  async function configure(document: LogDocument): Promise<void> {
    const before = settings.get(document.uri);
    const after = await settings.refresh(document.uri);
    // It was closed meanwhile: nobody would take back what is told of it now.
    if (documents.get(document.uri) !== document) {
      if (documents.get(document.uri) === undefined) settings.forget(document.uri);
      return;
    }
    const findsOther = document.log.configure(ruleLevels(after.rules));
    if (findsOther || !showSame(before, after)) unlessRefused(refreshHintsAndLenses(connection, client));
    if (!findsOther) return;
    settingsGeneration++;
    if (!pulls()) publish(document);
    else if (client.workspace?.diagnostics?.refreshSupport) {
      unlessRefused(connection.languages.diagnostics.refresh());
    }
  }
  let settingsGeneration = 0;

  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.push(pushed);
    if (client.workspace?.configuration !== true) unlessRefused(refreshHintsAndLenses(connection, client));
    for (const document of documents.all()) void configure(document);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) workspace.invalidate(uri);
  });

  documents.onDidOpen(({ document }) => {
    workspace.setOpen(documents.all());
    if (!pulls()) publish(document);
    void configure(document);
  });
  documents.onDidChangeContent(({ document }) => {
    if (!pulls() && document.version !== lastPublished.get(document.uri)) publish(document);
  });
  documents.onDidClose(({ document }) => {
    workspace.setOpen(documents.all());
    settings.forget(document.uri);
    preview.closed(document.uri);
    lastPublished.delete(document.uri);
    if (!pulls()) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  const lastPublished = new Map<string, number>();
  function publish(document: LogDocument): void {
    lastPublished.set(document.uri, document.version);
    const { uri, version } = document;
    void connection.sendDiagnostics({
      uri,
      version,
      diagnostics: diagnosticsOf(document.log, uri, { client, rulesDocumentation }),
    });
  }

  for (const { method, handle } of features) {
    connection.onRequest(method, (params: { textDocument: { uri: string } }, token) =>
      answer(method, documents.get(params.textDocument.uri), token, connection.console, document =>
        handle(contextOf(document, token), params),
      ),
    );
  }

  connection.onCodeActionResolve(async (action, token) => {
    const document = documents.get(uriOfAction(action) ?? '');
    const resolved = await answer('codeAction/resolve', document, token, connection.console, open =>
      resolveCodeAction(contextOf(open, token), action),
    );
    return resolved ?? action;
  });

  function contextOf(document: LogDocument, token: FeatureContext['token']): FeatureContext {
    const { log, uri, version } = document;
    return {
      log,
      uri,
      version,
      settings: settings.get(uri),
      workspace,
      client,
      token,
      diagnosticOptions: { client, rulesDocumentation },
      settingsGeneration,
    };
  }

  function capabilities(): ServerCapabilities {
    return Object.assign(
      {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      } satisfies ServerCapabilities,
      ...features.map(feature => feature.capabilities),
    );
  }

  documents.listen(connection);
  connection.listen();
}

/** The last segment of a URI's path, decoded as far as it can be. */
function fileNameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
