import * as vscode from 'vscode';
import { navigation, show } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';

/** Milliseconds during which scrolling of the editor counts as an echo of a click in the page. */
const ECHO = 500;

/** The text editor of the log that a preview shows. */
export class SourceEditor {
  readonly #uriOf: () => vscode.Uri;
  #movingUntil = 0;

  /** @param uriOf the log, which may be replaced by another */
  constructor(uriOf: () => vscode.Uri) {
    this.#uriOf = uriOf;
  }

  /** Whether the page has moved the editor a moment ago, so that what the editor reports of it must not move the page. */
  get isMoving(): boolean {
    return Date.now() < this.#movingUntil;
  }

  /**
   * Shows the text of the log.
   *
   * @param line the line for the cursor; without one the cursor stays
   * @param focus whether the editor takes the focus
   * @param pageColumn the column of the page, which the editor must not cover
   */
  async show(
    line: number | undefined,
    focus: boolean,
    pageColumn: vscode.ViewColumn | undefined,
  ): Promise<void> {
    this.#movingUntil = Date.now() + ECHO;
    const shown = this.#visible();
    const editor =
      shown !== undefined && !focus
        ? shown
        : await vscode.window.showTextDocument(this.#uriOf(), {
            viewColumn:
              shown?.viewColumn ?? (focus ? this.#columnOfTab() : undefined) ?? otherColumn(pageColumn),
            preserveFocus: !focus,
            // Set afterwards, the cursor could be lost while the editor opens: a double click requests it three times.
            ...(shown === undefined &&
              line !== undefined && { selection: new vscode.Range(line, 0, line, 0) }),
          });
    if (line === undefined || shown === undefined) return;
    const position = new vscode.Position(Math.min(line, editor.document.lineCount - 1), 0);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(
      new vscode.Range(position, position),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  }

  /** Scrolls the editor, if there is one, so that a line is at its top. */
  scrollTo(line: number): void {
    const editor = this.#visible();
    if (editor === undefined || !isSet(editor, 'preview.scrollEditor')) return;
    this.#movingUntil = Date.now() + ECHO;
    const position = new vscode.Position(Math.min(line, editor.document.lineCount - 1), 0);
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.AtTop);
  }

  /** Lets the user rename the speaker of the message at the cursor. */
  async rename(server: Server): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.toString() !== this.#uriOf().toString()) return;
    const found = await navigation(server, editor);
    if (found?.message === undefined) return;
    show(editor, found.message);
    await vscode.commands.executeCommand('editor.action.rename');
  }

  #visible(): vscode.TextEditor | undefined {
    const key = this.#uriOf().toString();
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
  }

  #columnOfTab(): vscode.ViewColumn | undefined {
    const key = this.#uriOf().toString();
    return vscode.window.tabGroups.all.find(group =>
      group.tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key),
    )?.viewColumn;
  }
}

function otherColumn(pageColumn: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const others = vscode.window.tabGroups.all.filter(group => group.viewColumn !== pageColumn);
  return others[0]?.viewColumn ?? vscode.ViewColumn.Beside;
}

/** Whether the user wants the preview of an editor's log to follow the editor. */
export function followsEditor(editor: vscode.TextEditor): boolean {
  return isSet(editor, 'preview.followEditor');
}

/** The value of a setting that is on by default, for the log of an editor. */
function isSet(editor: vscode.TextEditor, setting: string): boolean {
  return vscode.workspace.getConfiguration('chatlog', editor.document).get(setting, true);
}
