import * as vscode from 'vscode';
import {
  PASTE,
  type PasteChoice,
  type PasteParams,
  type PasteResult,
  type PasteSourceId,
} from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { localDay } from '../support/localTime';
import { pasteEdit } from '../support/pasteEdit';
import { plainText } from '../support/plainText';
import { toLspRange, toRange } from '../support/ranges';
import { insertion } from './insertion';
import { onlyRangeIn } from './onlyRange';

const KIND = vscode.DocumentDropOrPasteEditKind.Text.append('chatlog', 'messages');

/**
 * Offers text that was copied from a chat application as messages. It comes before plain text, which stays available in VS
 * Code's paste options. It reads only the plain text of the clipboard: every application puts names, times and texts in it, and
 * the extras of HTML (avatars, colors) have no place in a log.
 */
export class MessagesPasteProvider implements vscode.DocumentPasteEditProvider {
  static readonly metadata: vscode.DocumentPasteProviderMetadata = {
    providedPasteEditKinds: [KIND],
    pasteMimeTypes: ['text/plain'],
  };

  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const range = onlyRangeIn(document, ranges);
    if (range === undefined) return undefined;
    const text = await dataTransfer.get('text/plain')?.asString();
    if (!text || !mayBeConversation(text)) return undefined;
    const params: PasteParams = {
      textDocument: { uri: document.uri.toString() },
      range: toLspRange(range),
      text,
      today: localDay(new Date()),
      isExplicit: context.triggerKind === vscode.DocumentPasteTriggerKind.PasteAs,
    };
    // Without an answer the text is pasted unchanged.
    const result = await this.#server.request<PasteResult | null>(PASTE, params, token).catch(() => null);
    return result?.choices.map(choice => toPasteEdit(document.uri, result.source, choice));
  }
}

/** Excludes, without a request, text that has no time and no line that ends in a colon, as most pasted text. */
function mayBeConversation(text: string): boolean {
  return /\p{Nd}[:.]\p{Nd}\p{Nd}|[:：][ \t]*[\r\n]/u.test(text);
}

function toPasteEdit(
  uri: vscode.Uri,
  source: PasteResult['source'],
  choice: PasteChoice,
): vscode.DocumentPasteEdit {
  const edit = pasteEdit('', plainText(titleOf(applicationName(source), choice)), KIND);
  edit.additionalEdit = new vscode.WorkspaceEdit();
  edit.additionalEdit.set(
    uri,
    choice.edits.map(({ range, newText }, index) =>
      index < choice.edits.length - 1
        ? vscode.TextEdit.replace(toRange(range), newText)
        : insertion(toRange(range), newText),
    ),
  );
  return edit;
}

function titleOf(application: string, choice: PasteChoice): string {
  const { leftOut, linesAbove = 0 } = choice;
  const what = whatIsPasted(application, choice);
  const withAbove =
    linesAbove === 0
      ? what
      : linesAbove === 1
        ? vscode.l10n.t('{0}, with the line above them', what)
        : vscode.l10n.t('{0}, with the {1} lines above them', what, linesAbove);
  if (leftOut === 0) return withAbove;
  return leftOut === 1
    ? vscode.l10n.t('{0}, without 1 notice', withAbove)
    : vscode.l10n.t('{0}, without {1} notices', withAbove, leftOut);
}

function whatIsPasted(application: string, { messages, otherDays, onlyDay }: PasteChoice): string {
  if (onlyDay !== undefined)
    return vscode.l10n.t('Paste only the messages of {0} from {1} ({2})', onlyDay, application, messages);
  if (otherDays > 0 && messages === 1)
    return vscode.l10n.t('Paste 1 message from {0}, of another day', application);
  if (otherDays > 0)
    return vscode.l10n.t('Paste {0} messages from {1}, {2} of other days', messages, application, otherDays);
  return messages === 1
    ? vscode.l10n.t('Paste 1 message from {0}', application)
    : vscode.l10n.t('Paste {0} messages from {1}', messages, application);
}

function applicationName(source: PasteResult['source']): string {
  const names: Record<PasteSourceId, string> = {
    weChat: vscode.l10n.t('WeChat'),
    whatsApp: 'WhatsApp',
    telegram: 'Telegram',
    qq: 'QQ',
    slack: 'Slack',
    discord: 'Discord',
  };
  return Object.hasOwn(names, source) ? names[source as PasteSourceId] : source;
}
