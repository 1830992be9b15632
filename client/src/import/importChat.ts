import * as vscode from 'vscode';
import {
  IMPORT_END,
  IMPORT_LOG,
  IMPORT_READ,
  type ImportLogResult,
  type ImportReading,
  type ImportReadParams,
  type ImportReadResult,
  type SoughtConversation,
} from '../../../server/src/protocol';
import type { ChangedLogs } from '../changes/changedLogs';
import type { LogReview } from '../changes/logReview';
import { withTaken } from '../changes/offers';
import { promptForLogFolder } from '../commands/logFolders';
import type { Server } from '../server/lifecycle';
import { showError } from '../support/notifications';
import { withProgress } from '../support/progress';
import { applyImport } from './applyImport';
import { allowExports } from './chosenExports';
import { type ImportOptions, pickNextStep } from './importOptions';
import { promptForStart } from './importPrompts';
import { importReview } from './importReview';

/** What is known before the user is asked. */
export interface ImportRequest {
  readonly exports?: readonly vscode.Uri[] | undefined;
  readonly to?: vscode.Uri | undefined;
  /** The first choices, as a remembered import has them. */
  readonly choices?: Partial<ImportOptions>;
  /** The remembered conversations that are looked for. Several are read alone, each into its folder. */
  readonly sought?: readonly SoughtConversation[];
  /** Whether only the first of `exports` that has any of `sought` is read. */
  readonly areCandidates?: boolean;
  /** The name of conversations whose export has none. */
  readonly title?: string;
}

/**
 * Imports exports of chat applications: reads them, shows what was recognized, lets the user change the choices and review the changes, and
 * writes the logs as one edit. The exports stay as they are.
 */
export async function importChat(
  server: Server,
  review: LogReview,
  request: ImportRequest = {},
): Promise<void> {
  const exports = request.exports ?? (await promptForExports());
  if (exports === undefined || exports.length === 0) return;
  const to = request.to ?? (await promptForLogFolder(vscode.l10n.t('Import Chat')));
  if (to === undefined) return;
  allowExports(exports);
  try {
    await readAndImport(server, review, { ...request, exports, to });
  } finally {
    server.notify(IMPORT_END);
  }
}

/** A request with what the user was asked for. */
type KnownRequest = ImportRequest & { readonly exports: readonly vscode.Uri[]; readonly to: vscode.Uri };

async function readAndImport(server: Server, review: LogReview, request: KnownRequest): Promise<void> {
  const { to, choices, sought = [] } = request;
  const zone = vscode.workspace.getConfiguration('chatlog', to).get('import.zone', '').trim();
  let options: ImportOptions = { to, media: 'copy', ...(zone !== '' && { zone }), ...choices };
  for (;;) {
    const reading = await read(server, request, options);
    if (reading === undefined) return;
    if (reading.needsStart && options.start === undefined) {
      const start = await promptForStart();
      if (start === undefined) return;
      options = { ...options, start };
      continue;
    }
    if (reading.logs.length === 0) {
      const reason =
        sought.length === 0
          ? vscode.l10n.t('There is no message to import.')
          : vscode.l10n.t('{0}: no export with this conversation was found.', namesOf(sought));
      void showError([...reading.failures, reason].join(' '));
      return;
    }
    const step = await pickNextStep(reading, options);
    if (step === undefined) return;
    if (step.kind === 'options') {
      options = step.options;
      continue;
    }
    const changes: ChangedLogs = {
      logs: reading.logs,
      changeOf: (index, choices) =>
        server.request<ImportLogResult>(IMPORT_LOG, { index, ...(choices && { choices }) }),
    };
    const accepted = await review.show(withTaken(changes, step.taken), importReview);
    if (accepted === undefined) return;
    await applyImport(server, reading, step.taken, accepted);
    // The user may have chosen one of several.
    const rest = options.conversation === choices?.conversation ? restOf(request, reading) : undefined;
    if (rest !== undefined) await readAndImport(server, review, rest);
    return;
  }
}

/** The conversations that are not in the newest export, and the older ones. */
function restOf(request: KnownRequest, { candidate, missing }: ImportReading): KnownRequest | undefined {
  if (candidate === null || missing.length === 0) return undefined;
  const sought = (request.sought ?? []).filter(({ conversation }) => missing.includes(conversation));
  const exports = request.exports.slice(candidate + 1);
  if (sought.length > 1) return { ...request, sought, exports };
  // One alone does not keep the others of an export out.
  const [{ conversation }] = sought as [SoughtConversation];
  return { ...request, sought, exports, choices: { ...request.choices, conversation } };
}

function namesOf(sought: readonly SoughtConversation[]): string {
  return sought.map(({ conversation }) => conversation).join(', ');
}

/** `undefined` if reading was cancelled or refused. */
async function read(
  server: Server,
  { exports, sought, areCandidates, title, to: remembered }: KnownRequest,
  { to, ...options }: ImportOptions,
): Promise<ImportReading | undefined> {
  const params: ImportReadParams = {
    exports: exports.map(String),
    to: to.toString(),
    imageFolder: vscode.workspace.getConfiguration('chatlog', to).get('paste.imageFolder', ''),
    ...(sought !== undefined && { sought: to === remembered ? sought : sought.map(withoutFolder) }),
    ...(areCandidates && { areCandidates }),
    ...(title !== undefined && { title }),
    ...options,
  };
  const result = await withProgress(vscode.l10n.t('Reading the export'), (_, token) =>
    server.request<ImportReadResult>(IMPORT_READ, params, token),
  );
  if (result === undefined) return undefined;
  if (!('reason' in result)) return result;
  void showError(result.reason);
  return undefined;
}

/** In another folder that the user has chosen, each gets a folder below it. */
function withoutFolder({ to: _, ...sought }: SoughtConversation): SoughtConversation {
  return sought;
}

/** Lets the user choose files and folders. */
export async function promptForExports(): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    canSelectFiles: true,
    canSelectFolders: true,
    canSelectMany: true,
    title: vscode.l10n.t('Import Chat'),
    openLabel: vscode.l10n.t('Import'),
  });
}
