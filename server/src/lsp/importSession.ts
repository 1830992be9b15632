import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import { ExportError, type ExportFile } from '../import/exported/exportFile';
import { readIsoTime } from '../import/exported/input/times';
import type { OpenExports } from '../import/exported/openedExport';
import { recognizedFiles } from '../import/exported/recognizedFiles';
import { EXPORT_SOURCES } from '../import/exported/sources';
import { ImportedExports } from '../import/logs/importedExports';
import { unreadableText } from '../import/logs/importTexts';
import { accountsOf, knownAccounts, withAccounts } from '../import/logs/registryUpdate';
import { type Zone, zoneOf } from '../import/logs/zone';
import { ConversationSearch, type Sought } from '../import/memory/conversationSearch';
import type {
  ImportLogResult,
  ImportMemoryResult,
  ImportPictureResult,
  ImportReading,
  ImportReadParams,
  ImportRegistryResult,
  LogChoices,
} from '../protocol';
import { toBase64 } from '../protocol/base64';
import { messageOf } from '../text/messageOf';
import { LogChanged } from '../workspace/conversationPlan';
import type { FileSystem } from '../workspace/fileSystem';
import { newImports } from '../workspace/importMemoryEntries';
import { type ImportPlan, planImport } from '../workspace/importPlan';
import { ImportTarget } from '../workspace/importTarget';
import { nextTurn } from '../workspace/nextTurn';
import { asOpen } from '../workspace/openFiles';
import { fileNameOf, uriKey } from '../workspace/uri';
import type { Workspace, WorkspaceRegistry } from '../workspace/workspace';
import { memoryWith } from './importMemory';
import { readingOf } from './importReading';

export { rememberedImports } from './importMemory';

/** The longest time, in milliseconds, for which reading keeps other requests waiting. */
const SLICE = 10;

/** What the server passes on, as this module shares no state with it: in Node it is in another bundle. */
export interface ImportHost {
  readonly workspace: Workspace;
  /** How exports and the workspace are read; absent if the host can't read files. */
  readonly files: { readonly fileSystem: FileSystem; readonly openExports: OpenExports } | undefined;
  /** `InitializationOptions.l10nBundle`. */
  readonly texts: Readonly<Record<string, string>> | undefined;
}

/** Nothing could be read, for a reason that is shown to the user. Not an error: its class would be another in the server's bundle. */
export interface ImportRefusal {
  readonly reason: string;
}

/** An import that is read and planned. */
export class ImportSession {
  readonly #workspace: Workspace;
  readonly #imported: ImportedExports;
  readonly #plan: ImportPlan;
  readonly #zone: Zone;
  readonly #failures: readonly string[];
  /** The URI of the registry of the logs' workspace folder. */
  readonly #registryUri: string | undefined;
  readonly #remember: () => Promise<ImportMemoryResult>;

  constructor(
    workspace: Workspace,
    imported: ImportedExports,
    plan: ImportPlan,
    zone: Zone,
    failures: readonly string[],
    registryUri: string | undefined,
    remember: () => Promise<ImportMemoryResult>,
  ) {
    this.#workspace = workspace;
    this.#imported = imported;
    this.#plan = plan;
    this.#zone = zone;
    this.#failures = failures;
    this.#registryUri = registryUri;
    this.#remember = remember;
  }

  reading(): ImportReading {
    return readingOf(this.#imported, this.#plan, this.#zone.name, this.#failures);
  }

  /** Refused if a log that messages are added to has changed. */
  async log(index: number, choices?: LogChoices): Promise<ImportLogResult | ImportRefusal> {
    try {
      const log = await this.#plan.logs[index]?.change(choices);
      return log === undefined ? null : { ...log, before: log.before ?? null };
    } catch (error) {
      if (!(error instanceof LogChanged)) throw error;
      return { reason: l10n.t('{0} has changed meanwhile: import again.', fileNameOf(error.uri)) };
    }
  }

  picture(index: number): ImportPictureResult | ImportRefusal {
    const { pictures, offeredPictures } = this.#plan;
    const picture = [...pictures, ...offeredPictures][index];
    if (picture === undefined) return null;
    try {
      return { uri: picture.uri, base64: toBase64(joined(picture.file)) };
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      return { reason: `${fileNameOf(picture.uri)}: ${unreadableText(error.reason)}` };
    }
  }

  /** As the registry is now, which may have changed since the export was read. */
  registry(): ImportRegistryResult {
    const uri = this.#registryUri;
    if (uri === undefined) return null;
    const registry = registryAt(this.#workspace, uri);
    const accounts = accountsOf(this.#imported.conversations);
    const change = withAccounts(registry?.text, accounts);
    return change === undefined ? null : { uri, before: registry?.text ?? null, ...change };
  }

  /** As the file of remembered imports is now. */
  memory(): Promise<ImportMemoryResult> {
    return this.#remember();
  }
}

/** Reads exports, in slices, and plans the logs. */
export async function readImport(
  params: ImportReadParams,
  { workspace, files, texts }: ImportHost,
  token: CancellationToken,
): Promise<ImportSession | ImportRefusal> {
  if (texts !== undefined) l10n.config({ contents: { ...texts } });
  const to = params.to.replace(/\/$/, '');
  const workspaceFolder = workspace.folderOf(`${to}/x`);
  if (files === undefined || workspaceFolder === undefined) {
    return { reason: l10n.t('Logs are imported into a folder of the workspace: open that folder.') };
  }
  const zone = zoneOf(params.zone);
  if (zone === undefined) return { reason: l10n.t('"{0}" is not a time zone.', params.zone ?? '') };
  const start = params.start === undefined ? undefined : readIsoTime(params.start);
  await workspace.whenComplete();
  const registryUri = workspace.registryUri(`${to}/x`);
  const imported = new ImportedExports({
    zone,
    since: params.since,
    until: params.until,
    only: params.conversation == null ? undefined : new Set([params.conversation]),
    title: params.title ?? undefined,
    media: params.media ?? 'copy',
    context: { start: start?.kind === 'local' ? start : undefined, today: zone.local(Date.now()).day },
    known: knownAccounts(registryAt(workspace, registryUri)?.text),
    // A log of a site can't lead to a file outside of it.
    uriOf: () => undefined,
  });
  const failures: string[] = [];
  const sought = params.sought ?? undefined;
  for (const uri of params.exports) {
    if (sought !== undefined && !(await isExportOf(uri, sought, files.openExports, token))) continue;
    await readExport(uri, files.openExports, imported, failures, token);
    if (sought !== undefined) break;
  }
  const target = new ImportTarget(
    asOpen(files.fileSystem, workspace),
    workspaceFolder,
    params.imageFolder ?? '',
  );
  const plan = await planImport(imported, to, target, {
    people: workspace.people,
    isAnyway: params.anyway === true,
    token,
  });
  const isWhole = params.since == null && params.until == null;
  return new ImportSession(workspace, imported, plan, zone, failures, registryUri, async () => {
    if (!isWhole || registryUri === undefined) return null;
    const choices = { zone: zone.name, media: params.media ?? 'copy' };
    return memoryWith(
      newImports(plan, workspaceFolder, choices),
      registryUri,
      workspaceFolder,
      files.fileSystem,
    );
  });
}

async function readExport(
  uri: string,
  openExports: OpenExports,
  imported: ImportedExports,
  failures: string[],
  token: CancellationToken,
): Promise<void> {
  try {
    for (const opened of await openExports(uri)) {
      if (opened.isAlone) failures.push(aloneText(fileNameOf(uri)));
      for (const file of recognizedFiles(opened, EXPORT_SOURCES, { failures, notes: failures })) {
        await inSlices(imported.read(file, uri), token);
        if (token.isCancellationRequested) return;
      }
    }
  } catch (error) {
    failures.push(
      `${fileNameOf(uri)}: ${error instanceof ExportError ? unreadableText(error.reason) : messageOf(error)}`,
    );
  }
}

function aloneText(file: string): string {
  return l10n.t(
    '{0}: pictures and files beside it are not copied: they are too many or too large to be read here.',
    file,
  );
}

/** Whether an export has a conversation. What cannot be read has none. */
async function isExportOf(
  uri: string,
  sought: Sought,
  openExports: OpenExports,
  token: CancellationToken,
): Promise<boolean> {
  try {
    for (const opened of await openExports(uri)) {
      if (await inSlices(new ConversationSearch(opened).find(sought), token)) return true;
    }
  } catch {
    // It may be any file of the folder.
  }
  return false;
}

/** Goes through steps, and lets other requests in between. `undefined` if it is cancelled, else what the steps end with. */
async function inSlices<Result>(
  steps: Generator<void, Result>,
  token: CancellationToken,
): Promise<Result | undefined> {
  let start = performance.now();
  for (let count = 1; ; count++) {
    const { done, value } = steps.next();
    if (done) return value;
    // The clock is read at every hundredth step only: a step takes microseconds.
    if (count % 100 > 0 || performance.now() - start < SLICE) continue;
    await nextTurn();
    if (token.isCancellationRequested) return undefined;
    start = performance.now();
  }
}

function registryAt(workspace: Workspace, uri: string | undefined): WorkspaceRegistry | undefined {
  return workspace.registries.find(each => uri !== undefined && uriKey(each.uri) === uriKey(uri));
}

/** The whole content of a file. */
function joined(file: ExportFile): Uint8Array {
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for (const piece of file.bytes()) {
    bytes.set(piece.subarray(0, bytes.length - at), at);
    at += piece.length;
  }
  return bytes;
}
