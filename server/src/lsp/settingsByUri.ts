import type { Connection } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, type Settings, toSettings } from '../workspace/settings';
import { innermostFolder } from '../workspace/uri';

/** The settings of each document. The folders of a workspace may have different ones. */
export class SettingsByUri {
  readonly #connection: Connection;
  readonly #canRequest: boolean;
  #shared: Settings;
  /** Of the open documents. */
  readonly #byUri = new Map<string, Settings>();
  /** For the documents of a folder that are not open. */
  #byFolder: ReadonlyMap<string, Settings> = new Map();

  /**
   * @param canRequest whether the client answers `workspace/configuration`; other clients push settings, or send them at
   * initialization
   */
  constructor(connection: Connection, canRequest: boolean, initial: unknown) {
    this.#connection = connection;
    this.#canRequest = canRequest;
    this.#shared = initial === undefined ? DEFAULT_SETTINGS : toSettings(initial);
  }

  /** The settings that are known now. */
  get(uri: string): Settings {
    const own = this.#byUri.get(uri);
    if (own !== undefined || this.#byFolder.size === 0) return own ?? this.#shared;
    const folder = innermostFolder(uri, [...this.#byFolder.keys()]);
    return (folder === undefined ? undefined : this.#byFolder.get(folder)) ?? this.#shared;
  }

  /** The settings that no folder and no document changes. */
  get shared(): Settings {
    return this.#shared;
  }

  /** Requests the settings of the window and those of its folders from the client. Without an answer the known ones stay. */
  async refreshFolders(folders: readonly string[]): Promise<void> {
    if (!this.#canRequest) return;
    try {
      const section = 'chatlog';
      const items = [{ section }, ...folders.map(scopeUri => ({ scopeUri, section }))];
      const [shared, ...ofFolders] = (await this.#connection.workspace.getConfiguration(items)) as unknown[];
      // A client without settings sends `null`.
      if (isObject(shared)) this.#shared = toSettings(shared);
      this.#byFolder = new Map(
        folders.flatMap((folder, i) => {
          const sent = ofFolders[i];
          return isObject(sent) ? [[folder, toSettings(sent)] as const] : [];
        }),
      );
    } catch (error) {
      this.#connection.console.warn(`The settings of the folders could not be read: ${String(error)}`);
    }
  }

  /** Requests a document's settings from the client. Without an answer the known ones stay. */
  async refresh(uri: string): Promise<Settings> {
    if (!this.#canRequest) return this.#shared;
    try {
      const settings = toSettings(
        await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'chatlog' }),
      );
      this.#byUri.set(uri, settings);
      return settings;
    } catch (error) {
      this.#connection.console.warn(`The settings for ${uri} could not be read: ${String(error)}`);
      return this.get(uri);
    }
  }

  /** Stores the settings that a client pushed with `workspace/didChangeConfiguration`. */
  push(settings: unknown): void {
    const section = (settings as { chatlog?: unknown } | null | undefined)?.chatlog;
    if (!this.#canRequest && section !== undefined) this.#shared = toSettings(section);
  }

  forget(uri: string): void {
    this.#byUri.delete(uri);
  }
}

function isObject(sent: unknown): boolean {
  return typeof sent === 'object' && sent !== null;
}
