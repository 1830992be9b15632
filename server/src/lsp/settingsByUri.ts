import type { Connection } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, type Settings, toSettings } from '../workspace/settings';

/** The settings of each document. The folders of a workspace may have different ones. */
export class SettingsByUri {
  readonly #connection: Connection;
  readonly #canRequest: boolean;
  #shared: Settings;
  readonly #byUri = new Map<string, Settings>();

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
    return this.#byUri.get(uri) ?? this.#shared;
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
