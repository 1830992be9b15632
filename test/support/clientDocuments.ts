import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The documents of a client, with their earlier texts, for answers that crossed a change. */
export class ClientDocuments {
  readonly #texts = new Map<string, TextDocument[]>();

  /** Applies a notification of a client about its documents. */
  follow(method: string, params: unknown): void {
    if (method === 'textDocument/didOpen') {
      const { uri, languageId, version, text } = (
        params as { textDocument: { uri: string; languageId: string; version: number; text: string } }
      ).textDocument;
      this.#texts.set(uri, [TextDocument.create(uri, languageId, version, text)]);
    } else if (method === 'textDocument/didChange') {
      const { textDocument, contentChanges } = params as {
        textDocument: { uri: string; version: number };
        contentChanges: Parameters<typeof TextDocument.update>[1];
      };
      const texts = this.#texts.get(textDocument.uri);
      const last = texts?.at(-1);
      if (last === undefined) return;
      const copy = TextDocument.create(last.uri, last.languageId, last.version, last.getText());
      texts!.push(TextDocument.update(copy, contentChanges, textDocument.version));
    } else if (method === 'textDocument/didClose') {
      this.#texts.delete((params as { textDocument: { uri: string } }).textDocument.uri);
    }
  }

  /** The number of texts that a document has had; 0 if it isn't open. */
  count(uri: string): number {
    return this.#texts.get(uri)?.length ?? 0;
  }

  /**
   * What is wrong with a range in all texts of a document from a count on; `undefined` if the range fits one of them, or if the document is
   * unknown.
   */
  problemOf(uri: string, range: Range, since: number): string | undefined {
    const open = this.#texts.get(uri);
    const texts = open === undefined ? textOnDisk(uri) : open.slice(Math.max(0, since - 1));
    let problem: string | undefined;
    for (const text of texts) {
      problem = problemIn(text, range);
      if (problem === undefined) return undefined;
    }
    return problem;
  }
}

function textOnDisk(uri: string): TextDocument[] {
  if (!uri.startsWith('file:')) return [];
  const path = fileURLToPath(uri);
  return existsSync(path) ? [TextDocument.create(uri, '', 0, readFileSync(path, 'utf8'))] : [];
}

function problemIn(text: TextDocument, { start, end }: Range): string | undefined {
  if (start.line > end.line || (start.line === end.line && start.character > end.character)) {
    return 'ends before it starts';
  }
  for (const position of [start, end]) {
    if (position.line >= text.lineCount) return `is in line ${position.line} of ${text.lineCount}`;
    const offset = text.offsetAt(position);
    const back = text.positionAt(offset);
    if (back.line !== position.line || back.character !== position.character) {
      return `is outside line ${position.line}, at ${position.character}`;
    }
    const around = text.getText({
      start: { line: back.line, character: Math.max(0, back.character - 1) },
      end: { line: back.line, character: back.character + 1 },
    });
    if (back.character > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(around))
      return 'splits a surrogate pair';
  }
  return undefined;
}
