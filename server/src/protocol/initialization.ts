/** The data that the client sends at initialization (`initializationOptions`). */
export interface InitializationOptions {
  /** The translations of the display language (the content of `bundle.l10n.<language>.json`), for the server's own texts. */
  readonly l10nBundle?: Readonly<Record<string, string>>;
  /** The base URI of the rules' pages, with a trailing slash; `<rule>.md` is appended. */
  readonly rulesDocumentation?: string;
  /** Read the workspace's files through the client, which also reaches virtual workspaces. */
  readonly fileSystem?: 'client';
  /**
   * The path of a folder where the server remembers what it knows of logs, for the next session; without it nothing is remembered. It is
   * created when it is needed, and may be shared by workspaces and by several servers.
   */
  readonly cacheFolder?: string;
  /** Keep what `cacheFolder` would have in files of the client's (`chatlog/cache/…`), for a server that has none, as in a browser. */
  readonly cacheFiles?: 'client';
  /** Send our own notifications (`chatlog/…`). Other clients don't know them, and some report them as errors. */
  readonly notifications?: boolean;
  /** Settings for clients that don't answer `workspace/configuration`: the section `chatlog`. */
  readonly settings?: unknown;
}
