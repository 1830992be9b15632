import { linkTarget } from '../../markdown/linkTarget';
import { isUnder } from '../../workspace/uri';
import { hasCommand } from '../support/clientCommands';
import type { FeatureContext } from '../support/feature';

/** A picture that a log or the registry names. */
export type FoundPicture =
  /** May be shown. */
  | { readonly kind: 'shown'; readonly uri: string }
  /** Is on the web, and would tell its host that somebody looks at the log. */
  | { readonly kind: 'remote'; readonly uri: string; readonly isSecure: boolean }
  /** Is no file that is there, or lies elsewhere. */
  | { readonly kind: 'missing' };

/**
 * Whether a picture may be shown without asking: one of the workspace, or one on the web where the setting allows all of them,
 * over `https:` only. Nothing is read elsewhere, but for what is beside a log that is in no folder, or below it.
 *
 * @param address as it was before it was escaped
 * @param document what it is relative to; a slash at its beginning stands for the folder
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
  const isOurs = workspace.folderOf(target) !== undefined || isUnder(target, beside);
  return isOurs && (await workspace.exists(target)) ? { kind: 'shown', uri: target } : { kind: 'missing' };
}

/** Schemes of which VS Code shows pictures in Markdown; what a browser's virtual folder has is not among them. */
const SHOWN_SCHEMES = /^(?:https|file|vscode-remote):/i;

/** Whether the client shows a picture in a hover: ours does; editors in a terminal would show the Markdown of one. */
export function canShow({ client }: FeatureContext, uri: string): boolean {
  return hasCommand(client, 'chatlog.preview.open') && SHOWN_SCHEMES.test(uri);
}
