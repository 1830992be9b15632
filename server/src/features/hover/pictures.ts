import { linkTarget } from '../../markdown/linkTarget';
import { isUnder } from '../../workspace/uri';
import { hasCommand } from '../support/clientCommands';
import type { FeatureContext } from '../support/feature';

/** A picture that a log or the registry refers to. */
export type FoundPicture =
  /** May be displayed. */
  | { readonly kind: 'shown'; readonly uri: string }
  /** On the web. Loading it would show its host that the log is being read. */
  | { readonly kind: 'remote'; readonly uri: string; readonly isSecure: boolean }
  /** The file does not exist, or is outside the permitted folders. */
  | { readonly kind: 'missing' };

/**
 * Whether a picture may be displayed without consent: a file in the workspace, or a picture on the web if the
 * setting allows all of them, over `https:` only. Files outside the workspace are
 * read only beside or below a log that is in no folder.
 *
 * @param address without escaping
 * @param document the base of relative addresses; an address that begins with a slash is relative to the
 * folder
 */
export async function findPicture(
  { workspace, settings, uri }: FeatureContext,
  address: string,
  document: string = uri,
): Promise<FoundPicture> {
  const target = linkTarget(address, { document, site: workspace.folderOf(uri) });
  if (target === undefined || /^mailto:/i.test(target)) return { kind: 'missing' };
  if (/^https?:/i.test(target)) {
    const isSecure = /^https:/i.test(target);
    const isAllowed = isSecure && settings.showsRemoteImages;
    return isAllowed ? { kind: 'shown', uri: target } : { kind: 'remote', uri: target, isSecure };
  }
  const beside = uri.slice(0, uri.lastIndexOf('/'));
  const folder = workspace.folderOf(target) ?? (isUnder(target, beside) ? beside : undefined);
  const isThere = folder !== undefined && (await workspace.exists(target, folder));
  return isThere ? { kind: 'shown', uri: target } : { kind: 'missing' };
}

/**
 * Schemes for which VS Code displays pictures in Markdown. The scheme of a browser's virtual folder is not
 * among them.
 */
const SHOWN_SCHEMES = /^(?:https|file|vscode-remote):/i;

/**
 * Whether the client displays pictures in a hover. Our client does. Editors in a terminal would display the
 * Markdown source.
 */
export function canShow({ client }: FeatureContext, uri: string): boolean {
  return hasCommand(client, 'chatlog.preview.open') && SHOWN_SCHEMES.test(uri);
}
