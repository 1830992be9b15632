import { linkTarget } from '../markdown/linkTarget';
import { decodeSegment } from '../text/percent';
import { innermostFolder, isUnder } from './uri';

/** A place where the file of an image may be. */
export interface ImagePlace {
  /** The URI of the folder that it must lie in, without a trailing slash: a workspace folder, or that of a log outside all of them. */
  readonly top: string;
  /** The names of the folders below it, decoded. */
  readonly folders: readonly string[];
  readonly file: string;
  /** How many of the folders are also those of the log. */
  readonly own: number;
  /** Whether the address begins with a slash. */
  readonly isFromSite: boolean;
}

/** The places of images of one log. */
export class ImagePlaces {
  readonly #uri: string;
  readonly #workspaceFolders: readonly string[];
  readonly #top: string;
  /** The names of the folders of the log below `#top`. */
  readonly #own: readonly string[];
  /** What an address with a slash at its beginning is relative to. */
  readonly #sites: readonly string[];

  /**
   * @param uri of the log
   * @param workspaceFolders URIs without trailing slashes
   */
  constructor(uri: string, workspaceFolders: readonly string[]) {
    this.#uri = uri;
    this.#workspaceFolders = workspaceFolders;
    const folder = innermostFolder(uri, workspaceFolders);
    this.#top = folder ?? uri.slice(0, uri.lastIndexOf('/'));
    this.#own = namesBelow(this.#top, uri).slice(0, -1);
    this.#sites = folder === undefined ? [] : [folder, ...this.#nestedSite()];
  }

  /**
   * The places for an address: where the preview and hovers look for it and, for a slash at its beginning, in the folder of a
   * nested site.
   *
   * @returns `undefined` for an address that is not that of a file; an empty list for one outside the workspace
   */
  of(address: string): ImagePlace[] | undefined {
    const isFromSite = /^\/(?!\/)/.test(address);
    const sites: readonly (string | undefined)[] = isFromSite ? this.#sites : [undefined];
    const targets = new Set(sites.map(site => linkTarget(address, { document: this.#uri, site })));
    const places: ImagePlace[] = [];
    let isFile = false;
    for (const target of targets) {
      if (target === undefined || /^(?:https?|mailto):/i.test(target)) continue;
      isFile = true;
      const top = this.#isBelowTop(target) ? this.#top : innermostFolder(target, this.#workspaceFolders);
      const names = top === undefined ? [] : namesBelow(top, target);
      const file = names.at(-1);
      if (top === undefined || file === undefined) continue;
      const folders = names.slice(0, -1);
      places.push({ top, folders, file, own: top === this.#top ? this.#ownOf(folders) : 0, isFromSite });
    }
    return isFile ? places : undefined;
  }

  #isBelowTop(target: string): boolean {
    // The path of a target has no `..`. Comparing it as it is written saves nearly all comparisons of decoded URIs.
    return target.startsWith(`${this.#top}/`) || isUnder(target, this.#top);
  }

  #ownOf(folders: readonly string[]): number {
    const different = folders.findIndex((name, i) => name !== this.#own[i]);
    return different === -1 ? folders.length : different;
  }

  /** The folder that holds `_posts`, where that is not the workspace folder: images are pasted into it, and Jekyll reads them from it. */
  #nestedSite(): string[] {
    const depth = Math.max(this.#own.lastIndexOf('_posts'), this.#own.lastIndexOf('_drafts'));
    return depth < 1 ? [] : [`${this.#top}/${this.#own.slice(0, depth).map(encodeURIComponent).join('/')}`];
  }
}

/** The decoded names on the path from a folder to a file in it. */
function namesBelow(folder: string, uri: string): string[] {
  return uri.split('/').slice(folder.split('/').length).map(decodeSegment);
}
