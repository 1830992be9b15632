import * as vscode from 'vscode';
import {
  PASTE_IMAGE,
  type PastedImage,
  type PasteImageParams,
  type PasteImageResult,
} from '../../../server/src/protocol';
import {
  type ImageFolder,
  imageAddresses,
  imageFolder,
  imageName,
  isLocalImage,
} from '../../../server/src/protocol/imageFolder';
import type { Server } from '../server/lifecycle';
import { fileExists } from '../support/fileExists';
import { clockTime, localDay } from '../support/localTime';
import { showInformation } from '../support/notifications';
import { pasteEdit } from '../support/pasteEdit';
import { plainText } from '../support/plainText';
import { toLspPosition, toRange } from '../support/ranges';
import { insertion } from './insertion';
import { onlyRangeIn } from './onlyRange';
import { PendingNames } from './pendingNames';

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('chatlog', 'image');

/** Image types that browsers show, and that can't contain scripts. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
  'image/avif': 'avif',
};

/** The maximum number of logs in the folder that are searched for images. */
const MAX_NEIGHBOURS = 4;
/** The maximum size of such a log, in bytes. */
const MAX_NEIGHBOUR_SIZE = 1_000_000;

/** How images are saved and linked, decided when they are pasted. */
interface Plan {
  readonly log: vscode.Uri;
  readonly files: readonly ImageFile[];
  readonly folder: ImageFolder;
  readonly day: string;
  readonly time: string;
  /** Where the links go, if that is not the cursor. */
  readonly place: PastedImage['place'];
}

interface ImageFile {
  readonly contents: Uint8Array;
  readonly extension: string;
}

/**
 * Saves an image from the clipboard where the log's other images are, named after the day of the log and the time of the
 * message at the cursor. Links it at the cursor, in the same edit; from a header, or a blank line beside one, the link goes
 * into the message's body. Never overwrites a file, and never saves outside the workspace.
 */
export class ImagePasteProvider implements vscode.DocumentPasteEditProvider, vscode.Disposable {
  static readonly metadata: vscode.DocumentPasteProviderMetadata = {
    providedPasteEditKinds: [KIND],
    pasteMimeTypes: Object.keys(EXTENSIONS),
  };

  readonly #server: Server;
  readonly #names = new PendingNames();
  readonly #plans = new WeakMap<vscode.DocumentPasteEdit, Plan>();
  readonly #listening: vscode.Disposable;

  constructor(server: Server) {
    this.#server = server;
    this.#listening = vscode.workspace.onDidCreateFiles(({ files }) => {
      for (const file of files) this.#names.written(file.toString());
    });
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const range = onlyRangeIn(document, ranges);
    if (range === undefined || !canSaveBeside(document)) return undefined;
    const files = await imageFiles(dataTransfer);
    if (files.length === 0) return undefined;
    const params: PasteImageParams = {
      textDocument: { uri: document.uri.toString() },
      position: toLspPosition(range.start),
    };
    const about = await this.#server
      .request<PasteImageResult | null>(PASTE_IMAGE, params, token)
      .catch(() => null);
    if (about === null || token.isCancellationRequested) return undefined;
    if ('reason' in about) {
      // If there is text as well, the text is pasted, and the image was not requested.
      if (dataTransfer.get('text/plain') === undefined) {
        void showInformation(about.reason);
      }
      return undefined;
    }

    const now = new Date();
    const { day = localDay(now), time = clockTime(now) } = about;
    const plan: Plan = {
      log: document.uri,
      files,
      folder: await findFolder(document.uri, about.images),
      day,
      time,
      place: about.place,
    };
    const first = await this.#names.firstFree(nameOf(plan, files[0]!), exists);
    const shown = vscode.workspace.asRelativePath(vscode.Uri.parse(first));
    const title =
      files.length === 1
        ? vscode.l10n.t('Save image as {0}', shown)
        : vscode.l10n.t('Save {0} images as {1} …', files.length, shown);
    const edit = pasteEdit('', plainText(title), KIND);
    // A clipboard that also has text, as from a spreadsheet, is meant as text.
    edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
    this.#plans.set(edit, plan);
    return [edit];
  }

  /** Called before the edit is applied: only then the images are named, as most pastes that are offered are not chosen. */
  async resolveDocumentPasteEdit(edit: vscode.DocumentPasteEdit): Promise<vscode.DocumentPasteEdit> {
    const plan = this.#plans.get(edit)!;
    const { log, files, folder, day, time, place } = plan;
    const additionalEdit = new vscode.WorkspaceEdit();
    const links: string[] = [];
    for (const image of files) {
      const uri = vscode.Uri.parse(await this.#names.take(nameOf(plan, image), exists));
      additionalEdit.createFile(uri, { contents: image.contents, overwrite: false, ignoreIfExists: false });
      links.push(`![${day} ${time}](${folder.linkPrefix}${uri.path.slice(uri.path.lastIndexOf('/') + 1)})`);
    }
    const text = links.join('\n');
    if (place === undefined) edit.insertText = text;
    else {
      const { range, before, after } = place;
      additionalEdit.set(log, [insertion(toRange(range), before + text, after)]);
    }
    edit.additionalEdit = additionalEdit;
    return edit;
  }
}

/** The URIs that an image may get, by attempt. */
function nameOf({ log, folder, day, time }: Plan, { extension }: ImageFile): (attempt: number) => string {
  return attempt =>
    log.with({ path: `${folder.path}/${imageName(day, time, extension, attempt)}` }).toString();
}

function exists(uri: string): Promise<boolean> {
  return fileExists(vscode.Uri.parse(uri));
}

/** The images, read at once: when an edit is resolved, VS Code no longer has the clipboard. */
async function imageFiles(dataTransfer: vscode.DataTransfer): Promise<ImageFile[]> {
  const files: ImageFile[] = [];
  for (const [type, item] of dataTransfer) {
    const extension = EXTENSIONS[type];
    const file = item.asFile();
    if (extension !== undefined && file !== undefined) files.push({ contents: await file.data(), extension });
  }
  return files;
}

/** An untitled log, or one of an archive, has no folder to save to. */
function canSaveBeside({ uri, isUntitled }: vscode.TextDocument): boolean {
  return !isUntitled && vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}

async function findFolder(log: vscode.Uri, images: readonly string[]): Promise<ImageFolder> {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(log)?.uri;
  const question = {
    logPath: log.path,
    rootPath: withoutSlash((workspaceFolder ?? vscode.Uri.joinPath(log, '..')).path),
    configured: vscode.workspace.getConfiguration('chatlog', log).get<string>('paste.imageFolder') ?? '',
  };
  const known = question.configured === '' && !images.some(isLocalImage) ? await imagesOfNeighbours(log) : [];
  return imageFolder({ ...question, images: [...images, ...known] });
}

/** The addresses of images in the logs before this one in its folder, the last log first. */
async function imagesOfNeighbours(log: vscode.Uri): Promise<string[]> {
  const name = log.path.slice(log.path.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.'));
  try {
    const folder = vscode.Uri.joinPath(log, '..');
    const names = (await vscode.workspace.fs.readDirectory(folder))
      .filter(([each, type]) => type === vscode.FileType.File && each.endsWith(extension) && each !== name)
      .map(([each]) => each)
      .sort();
    const before = names.filter(each => each < name).reverse();
    const neighbours = [...before, ...names.filter(each => each > name)].slice(0, MAX_NEIGHBOURS);
    const texts = await Promise.all(
      neighbours.map(async each => {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, each));
        return new TextDecoder().decode(bytes.subarray(0, MAX_NEIGHBOUR_SIZE));
      }),
    );
    return texts.flatMap(imageAddresses);
  } catch {
    // Then they have no addresses to offer.
    return [];
  }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
