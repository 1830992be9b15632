/** What the client hands over at initialization (`initializationOptions`). */
export interface InitializationOptions {
  /** The translations of the display language (the content of `bundle.l10n.<language>.json`), for the server's own texts. */
  readonly l10nBundle?: Readonly<Record<string, string>>;
  /** Where the rules' pages are: a URI with a slash at its end, to which `<rule>.md` is added. */
  readonly rulesDocumentation?: string;
  /** Read the workspace's files through the client, which reaches virtual workspaces too. */
  readonly fileSystem?: 'client';
  /** Send our own notifications (`chatlog/…`); other clients know none of them, and some complain. */
  readonly notifications?: boolean;
  /** Settings for clients that don't answer `workspace/configuration`: the section `chatlog`. */
  readonly settings?: unknown;
}
