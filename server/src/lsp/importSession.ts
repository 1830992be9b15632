import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import { ExportError } from '../import/exported/exportFile';
import { readIsoTime } from '../import/exported/input/times';
import type { OpenExports } from '../import/exported/openedExport';
import { recognizedFiles } from '../import/exported/recognizedFiles';
import { EXPORT_SOURCES } from '../import/exported/sources';
import { wholeFile } from '../import/exported/wholeFile';
import { ImportedExports } from '../import/logs/importedExports';
import { unreadableText } from '../import/logs/importTexts';
import { accountsOf, knownAccounts, withAccounts } from '../import/logs/registryUpdate';
import { zoneOf } from '../import/logs/zone';
import { ConversationSearch, type Sought } from '../import/memory/conversationSearch';
import type {
  ImportLogResult,
  ImportMemoryParams,
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
import { type ImportPlan, type PlannedLog, planImport } from '../workspace/importPlan';
import { ImportTarget } from '../workspace/importTarget';
import { nextTurn } from '../workspace/nextTurn';
import { asOpen } from '../workspace/openFiles';
import { fileNameOf, uriKey } from '../workspace/uri';
import type { Workspace, WorkspaceRegistry } from '../workspace/workspace';
import { memoryWith, rememberedLeftOut } from './importMemory';
import { type ReadOutcome, readingOf } from './importReading';

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
  readonly #outcome: ReadOutcome;
  /** The URI of the registry of the logs' workspace folder. */
  readonly #registryUri: string | undefined;
  readonly #remember: (leftOut: ReadonlyMap<PlannedLog, readonly string[]>) => Promise<ImportMemoryResult>;

  constructor(
    workspace: Workspace,
    imported: ImportedExports,
    plan: ImportPlan,
    outcome: ReadOutcome,
    registryUri: string | undefined,
    remember: (leftOut: ReadonlyMap<PlannedLog, readonly string[]>) => Promise<ImportMemoryResult>,
  ) {
    this.#workspace = workspace;
    this.#imported = imported;
    this.#plan = plan;
    this.#outcome = outcome;
    this.#registryUri = registryUri;
    this.#remember = remember;
  }

  reading(): ImportReading {
    return readingOf(this.#imported, this.#plan, this.#outcome);
  }

  /** Refused if a log that messages are added to has changed. */
  async log(index: number, choices?: LogChoices): Promise<ImportLogResult | ImportRefusal> {
    try {
      const log = await this.#plan.logs[index]?.change(choices);
      return log === undefined ? null : { ...log, before: log.before ?? null };
    } catch (error) {
      return refusalOf(error);
    }
  }

  picture(index: number): ImportPictureResult | ImportRefusal {
    const { pictures, offeredPictures } = this.#plan;
    const picture = [...pictures, ...offeredPictures][index];
    if (picture === undefined) return null;
    try {
      return { uri: picture.uri, base64: toBase64(wholeFile(picture.file)) };
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

  /** As the file of remembered imports is now. Refused if a log that messages are added to has changed. */
  async memory(kept: NonNullable<ImportMemoryParams['kept']>): Promise<ImportMemoryResult | ImportRefusal> {
    try {
      const leftOut = new Map<PlannedLog, readonly string[]>();
      for (const { index, kept: ofLog } of kept) {
        const log = this.#plan.logs[index];
        if (log !== undefined) leftOut.set(log, await log.leftOut({ kept: ofLog }));
      }
      return await this.#remember(leftOut);
    } catch (error) {
      return refusalOf(error);
    }
  }
}

/** @throws what is not that a log has changed */
function refusalOf(error: unknown): ImportRefusal {
  if (!(error instanceof LogChanged)) throw error;
  return { reason: l10n.t('{0} has changed meanwhile: import again.', fileNameOf(error.uri)) };
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
  const sought = params.sought ?? [];
  const areCandidates = params.areCandidates === true;
  const candidate = areCandidates
    ? await candidateWith(sought, params.exports, files.openExports, token)
    : undefined;
  const exports = params.exports.filter((_, index) => !areCandidates || index === candidate);
  const names = params.conversation != null ? [params.conversation] : sought.map(each => each.conversation);
  const imported = new ImportedExports({
    zone,
    since: params.since,
    until: params.until,
    only: params.conversation != null || sought.length > 1 ? new Set(names) : undefined,
    title: params.title ?? undefined,
    media: params.media ?? 'copy',
    context: { start: start?.kind === 'local' ? start : undefined, today: zone.local(Date.now()).day },
    known: knownAccounts(registryAt(workspace, registryUri)?.text),
    // A log of a site can't lead to a file outside of it.
    uriOf: () => undefined,
  });
  const failures: string[] = [];
  for (const uri of exports) await readExport(uri, files.openExports, imported, failures, token);
  const target = new ImportTarget(
    asOpen(files.fileSystem, workspace),
    workspaceFolder,
    params.imageFolder ?? '',
  );
  const folders = new Map(
    sought.flatMap(({ conversation, to: own }) =>
      own != null && workspace.folderOf(`${own}/x`) === workspaceFolder ? [[conversation, own]] : [],
    ),
  );
  const leftOut = await rememberedLeftOut(registryUri, workspaceFolder, files.fileSystem);
  const isAnyway = params.anyway === true;
  const options = { people: workspace.people, isAnyway, token, leftOut };
  const plan = await planImport(imported, to, target, options, folders);
  const isWhole = params.since == null && params.until == null;
  const outcome = {
    zone: zone.name,
    failures,
    candidate: candidate ?? null,
    missing: sought
      .map(each => each.conversation)
      .filter(name => !imported.conversations.some(conversation => conversation.name === name)),
  };
  return new ImportSession(workspace, imported, plan, outcome, registryUri, async leftOut => {
    if (!isWhole || registryUri === undefined) return null;
    const choices = { zone: zone.name, media: params.media ?? 'copy' };
    return memoryWith(
      newImports(plan, workspaceFolder, choices, leftOut),
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

/** The index of the first export that has any of the conversations; `undefined` if none has. What cannot be read has none. */
async function candidateWith(
  sought: readonly Sought[],
  exports: readonly string[],
  openExports: OpenExports,
  token: CancellationToken,
): Promise<number | undefined> {
  for (const [index, uri] of exports.entries()) {
    try {
      for (const opened of await openExports(uri)) {
        const search = new ConversationSearch(opened);
        for (const each of sought) if (await inSlices(search.find(each), token)) return index;
      }
    } catch {
      // It may be any file of the folder.
    }
    if (token.isCancellationRequested) return undefined;
  }
  return undefined;
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
