/** What decides where a pasted image is saved. Paths have `/`, and folders no slash at their end. */
export interface ImageFolderQuestion {
  /** The log. */
  readonly logPath: string;
  /** The workspace folder that the log is in, or else the log's own: nothing is saved outside. */
  readonly rootPath: string;
  /** Addresses of other images, as they are written in logs of the same folder, the most telling first. */
  readonly images: readonly string[];
  /** The setting: a folder below the site's (see `siteRoot`), or `''` for where the other images are. */
  readonly configured: string;
}

export interface ImageFolder {
  readonly path: string;
  /** What stands before a file's name in a link: empty, or with a slash at its end. */
  readonly linkPrefix: string;
}

/** Where images go if no other image tells, below the site's folder. */
const DEFAULT_FOLDER = 'img';

/**
 * Where a pasted image is saved, and how it is linked: in the folder of the setting; or where the nearest image is that a relative
 * or site-absolute address names; or in `img`. Most real logs name images by an address of the web alone, where nothing can be saved.
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

/** `20180122_081943.png`, as the real logs name images; with `_2` and so on where the name is taken. */
export function imageName(day: string, time: string, extension: string, attempt = 1): string {
  const stem = `${day.replaceAll('-', '')}_${time.replaceAll(':', '')}`;
  return `${stem}${attempt > 1 ? `_${attempt}` : ''}.${extension}`;
}

/** The addresses of images in Markdown. */
export function imageAddresses(markdown: string): string[] {
  return [...markdown.matchAll(/!\[[^[\]\n]{0,200}\]\([ \t]?<?([^\s()<>]{1,1000})/g)].map(match => match[1]!);
}

/** The folder of an image that lies inside the workspace; `undefined` for one of the web, and for one elsewhere. */
function folderOfAddress(address: string, question: ImageFolderQuestion): ImageFolder | undefined {
  const linkPrefix = /^[^?#]*\//.exec(address)?.[0] ?? '';
  // An address of the web, a drive, or one that Jekyll puts together from variables.
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)|[{}\\]/i.test(address)) return undefined;
  const base = address.startsWith('/') ? siteRoot(question) : parent(question.logPath);
  let path: string | undefined;
  try {
    path = resolve(base, decodeURIComponent(linkPrefix));
  } catch {
    return undefined;
  }
  return isInside(path, question.rootPath) ? { path: path!, linkPrefix } : undefined;
}

/** A folder below that of the site. Posts of Jekyll don't stay where their files are, so their links are site-absolute. */
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

/** The folder that a site-absolute address begins at: that which holds `_posts`, or else the workspace folder. */
function siteRoot(question: ImageFolderQuestion): string {
  const posts = postsFolder(question);
  return posts === undefined ? question.rootPath : parent(posts);
}

/** The folder of posts or drafts that a log is in, where that is inside the workspace and not all of it. */
function postsFolder({ logPath, rootPath }: ImageFolderQuestion): string | undefined {
  const at = Math.max(logPath.lastIndexOf('/_posts/'), logPath.lastIndexOf('/_drafts/'));
  if (at < rootPath.length) return undefined;
  return logPath.slice(0, logPath.indexOf('/', at + 1));
}

/** A path with `.` and `..` resolved; `undefined` where that leads above the top. */
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
