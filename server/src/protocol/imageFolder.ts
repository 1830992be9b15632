/** The input that decides where a pasted image is saved. Paths use `/`; folders have no trailing slash. */
export interface ImageFolderQuestion {
  /** The log. */
  readonly logPath: string;
  /** The workspace folder of the log, or else the log's own folder. Nothing is saved outside it. */
  readonly rootPath: string;
  /** Addresses of other images, as written in logs of the same folder, the most relevant first. */
  readonly images: readonly string[];
  /** The setting: a folder below the site's (see `siteRoot`), or `''` for the folder of the other images. */
  readonly configured: string;
}

export interface ImageFolder {
  readonly path: string;
  /** The text before a file's name in a link: empty, or with a trailing slash. */
  readonly linkPrefix: string;
}

/** The folder for images if no other image gives one, below the site's folder. */
const DEFAULT_FOLDER = 'img';

/**
 * Decides where a pasted image is saved, and how it is linked: in the folder of the setting; or in that of the nearest image
 * with a relative or site-absolute address; or in `img`. Most real logs only have images on the web, where nothing can be
 * saved.
 */
export function imageFolder(question: ImageFolderQuestion): ImageFolder {
  const { images, configured } = question;
  if (configured.trim() === '') {
    for (const address of images) {
      const folder = folderOfAddress(address, question);
      if (folder !== undefined) return folder;
    }
  }
  return belowSite(configured, question) ?? belowSite(DEFAULT_FOLDER, question)!;
}

/** `20180122_081943.png`, as in the real logs; with `_2` and so on if the name is taken. */
export function imageName(day: string, time: string, extension: string, attempt = 1): string {
  const stem = `${day.replaceAll('-', '')}_${time.replaceAll(':', '')}`;
  return `${stem}${attempt > 1 ? `_${attempt}` : ''}.${extension}`;
}

/** The addresses of images in Markdown. */
export function imageAddresses(markdown: string): string[] {
  return [...markdown.matchAll(/!\[[^[\]\n]{0,200}\]\([ \t]?<?([^\s()<>]{1,1000})/g)].map(match => match[1]!);
}

/** Whether an address names a file of the site: not on the web, on no drive, and not built by Jekyll from variables. */
export function isLocalImage(address: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|\/\/)|[{}\\]/i.test(address);
}

/** The folder of an image inside the workspace; `undefined` for an image on the web or elsewhere. */
function folderOfAddress(address: string, question: ImageFolderQuestion): ImageFolder | undefined {
  const linkPrefix = /^[^?#]*\//.exec(address)?.[0] ?? '';
  if (!isLocalImage(address)) return undefined;
  const base = address.startsWith('/') ? siteRoot(question) : parent(question.logPath);
  let path: string | undefined;
  try {
    path = resolve(base, decodeURIComponent(linkPrefix));
  } catch {
    return undefined;
  }
  return isInside(path, question.rootPath) ? { path: path!, linkPrefix } : undefined;
}

/** A folder below that of the site. Jekyll moves posts to other places, so their links are site-absolute. */
function belowSite(folder: string, question: ImageFolderQuestion): ImageFolder | undefined {
  const site = siteRoot(question);
  const written = folder.trim().replaceAll('\\', '/');
  if (written === '' || written.startsWith('/') || /^[a-z]:/i.test(written)) return undefined;
  const path = resolve(site, written);
  if (path === undefined || !isInside(path, site)) return undefined;
  const below = path.slice(site.length + 1);
  const encoded = below.split('/').map(encodeURIComponent).join('/');
  const prefix = encoded === '' ? '' : `${encoded}/`;
  if (postsFolder(question) !== undefined) return { path, linkPrefix: `/${prefix}` };
  const depth = parent(question.logPath).slice(site.length).split('/').length - 1;
  return { path, linkPrefix: '../'.repeat(depth) + prefix };
}

/** The folder where site-absolute addresses begin: the one that holds `_posts`, or else the workspace folder. */
function siteRoot(question: ImageFolderQuestion): string {
  const posts = postsFolder(question);
  return posts === undefined ? question.rootPath : parent(posts);
}

/** The folder of posts or drafts of a log, if it is inside the workspace and not the whole of it. */
function postsFolder({ logPath, rootPath }: ImageFolderQuestion): string | undefined {
  const at = Math.max(logPath.lastIndexOf('/_posts/'), logPath.lastIndexOf('/_drafts/'));
  if (at < rootPath.length) return undefined;
  return logPath.slice(0, logPath.indexOf('/', at + 1));
}

/** A path with `.` and `..` resolved; `undefined` if it leads above the root. */
function resolve(base: string, relative: string): string | undefined {
  const segments = base.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '..') {
      if (segments.length <= 1) return undefined;
      segments.pop();
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function isInside(path: string | undefined, folder: string): boolean {
  return path !== undefined && (path === folder || path.startsWith(`${folder}/`));
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
