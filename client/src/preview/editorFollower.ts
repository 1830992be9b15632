import * as vscode from 'vscode';
import { PREVIEW_LOCATE, type PreviewLocation } from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import type { ToPage } from './messages';
import { followsEditor } from './sourceEditor';

/** A place in an editor: lines, counted from 0. */
interface EditorPlace {
  readonly cursor?: number;
  readonly top?: number;
}

/** Sends the page of a log the place of its editor: the cursor, and the first line in the window. */
export class EditorFollower {
  readonly #server: Server;
  readonly #uriOf: () => vscode.Uri;
  readonly #post: (message: ToPage) => void;
  #isFollowing = false;
  #next: EditorPlace | undefined;

  /** @param uriOf the log, which may be replaced by another */
  constructor(server: Server, uriOf: () => vscode.Uri, post: (message: ToPage) => void) {
    this.#server = server;
    this.#uriOf = uriOf;
    this.#post = post;
  }

  /** Starts the page at the place of the editor. */
  async start(): Promise<void> {
    const key = this.#uriOf().toString();
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
    const visible = editor?.visibleRanges[0];
    if (editor === undefined || visible === undefined || !followsEditor(editor)) {
      this.#post({ type: 'start' });
      return;
    }
    const [top, cursor] = await Promise.all([
      this.#locate(visible.start.line),
      this.#locate(editor.selection.active.line),
    ]);
    this.#post({ type: 'start', ...(top && { top }), ...(cursor && { cursor: cursor.index }) });
  }

  followCursor(editor: vscode.TextEditor): void {
    if (followsEditor(editor)) void this.#follow({ cursor: editor.selection.active.line });
  }

  followScrolling(editor: vscode.TextEditor): void {
    const visible = editor.visibleRanges[0];
    if (!followsEditor(editor) || visible === undefined) return;
    const cursor = editor.selection.active;
    void this.#follow({
      top: visible.start.line,
      ...(visible.contains(cursor) ? { cursor: cursor.line } : {}),
    });
  }

  /** Another log is shown: what was not sent yet is of the one before. */
  forget(): void {
    this.#next = undefined;
  }

  /** Sends the page the place of the editor; only the latest one, as scrolling produces many. */
  async #follow(place: EditorPlace): Promise<void> {
    this.#next = { ...this.#next, ...place };
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    while (this.#next !== undefined) {
      const { cursor, top } = this.#next;
      this.#next = undefined;
      const uri = this.#uriOf();
      const [at, first] = await Promise.all([
        cursor === undefined ? undefined : this.#locate(cursor),
        top === undefined ? undefined : this.#locate(top),
      ]);
      if (uri === this.#uriOf())
        this.#post({ type: 'follow', ...(at && { cursor: at.index }), ...(first && { top: first }) });
    }
    this.#isFollowing = false;
  }

  async #locate(line: number): Promise<PreviewLocation | undefined> {
    try {
      const params = { textDocument: { uri: this.#uriOf().toString() }, line };
      return (await this.#server.request<PreviewLocation | null>(PREVIEW_LOCATE, params)) ?? undefined;
    } catch {
      return undefined;
    }
  }
}
