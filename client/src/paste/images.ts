import * as vscode from 'vscode';
import { PASTE_IMAGE, type PasteImageParams, type PasteImageResult } from '../../../server/src/protocol';
import {
  type ImageFolder,
  imageAddresses,
  imageFolder,
  imageName,
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

/**
 * Saves an image from the clipboard where the log's other images are, named after the day of the log and the time of the
 * message at the cursor. Links it at the cursor, in the same edit; from a header, or a blank line beside one, the link goes
 * into the message's body. Never overwrites a file, and never saves outside the workspace.
 */
export class ImagePasteProvider implements vscode.DocumentPasteEditProvider {
  static readonly metadata: vscode.DocumentPasteProviderMetadata = {
    providedPasteEditKinds: [KIND],
    pasteMimeTypes: Object.keys(EXTENSIONS),
  };

  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
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
    const files = imageFiles(dataTransfer);
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
    const folder = await findFolder(document.uri, about.images);
    const additionalEdit = new vscode.WorkspaceEdit();
    const links: string[] = [];
    const taken = new Set<string>();
    for (const { file, extension } of files) {
      const name = await freeName(
        document.uri,
        folder,
        attempt => imageName(day, time, extension, attempt),
        taken,
      );
      const uri = document.uri.with({ path: `${folder.path}/${name}` });
      additionalEdit.createFile(uri, { contents: file, overwrite: false, ignoreIfExists: false });
      links.push(`![${day} ${time}](${folder.linkPrefix}${name})`);
    }
    const [first] = taken;
    const shown = vscode.workspace.asRelativePath(document.uri.with({ path: `${folder.path}/${first}` }));
    const title =
      links.length === 1
        ? vscode.l10n.t('Save image as {0}', shown)
        : vscode.l10n.t('Save {0} images as {1} …', links.length, shown);
    const text = links.join('\n');
    if (about.place !== undefined) {
      const { range: place, before, after } = about.place;
      additionalEdit.set(document.uri, [insertion(toRange(place), before + text, after)]);
    }
    const edit = pasteEdit(about.place === undefined ? text : '', plainText(title), KIND);
    edit.additionalEdit = additionalEdit;
    // A clipboard that also has text, as from a spreadsheet, is meant as text.
    edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
    return [edit];
  }
}

function imageFiles(
  dataTransfer: vscode.DataTransfer,
): { file: vscode.DataTransferFile; extension: string }[] {
  const files: { file: vscode.DataTransferFile; extension: string }[] = [];
  for (const [type, item] of dataTransfer) {
    const extension = EXTENSIONS[type];
    const file = item.asFile();
    if (extension !== undefined && file !== undefined) files.push({ file, extension });
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
  const isLocal = (address: string) => !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address);
  const known = question.configured === '' && !images.some(isLocal) ? await imagesOfNeighbours(log) : [];
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

/** The first name that no file has; adds it to `taken`. */
async function freeName(
  log: vscode.Uri,
  folder: ImageFolder,
  nameOf: (attempt: number) => string,
  taken: Set<string>,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const name = nameOf(attempt);
    if (taken.has(name) || (await fileExists(log.with({ path: `${folder.path}/${name}` })))) continue;
    taken.add(name);
    return name;
  }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
