import * as vscode from 'vscode';
import { CHAT_LOG } from './chatLogDocuments';
import { looksLikeChatLog } from './languageDetection';

const MARKDOWN = 'markdown';
type Language = typeof CHAT_LOG | typeof MARKDOWN;

/** The languages that were chosen by hand, by URI, in the order of choosing; kept for the workspace. */
const CHOICES = 'languageChoices';
const MAX_CHOICES = 200;

/**
 * Decides between Markdown and chat log when a document is opened: a choice by hand counts first, then the content. A change of
 * language while the document is open counts as a choice by hand.
 */
export class LanguageChoice implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  /** Documents that close and open again at once, which is how VS Code reports a change of language. */
  readonly #closing = new Set<vscode.TextDocument>();
  /** Documents whose language this class is changing. */
  readonly #changing = new Set<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidCloseTextDocument(document => {
        this.#closing.add(document);
        setTimeout(() => this.#closing.delete(document), 0);
      }),
      vscode.workspace.onDidOpenTextDocument(document => this.#opened(document)),
    );
    for (const document of vscode.workspace.textDocuments) this.#decide(document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Sets the language of a document, and remembers it. */
  async choose(document: vscode.TextDocument, language: Language): Promise<void> {
    this.#remember(document, language);
    await this.#change(document, language);
  }

  #opened(document: vscode.TextDocument): void {
    const switched = this.#closing.delete(document);
    if (!switched) this.#decide(document);
    else if (!this.#changing.has(document) && isLanguage(document.languageId)) {
      this.#remember(document, document.languageId);
    }
  }

  #decide(document: vscode.TextDocument): void {
    if (!isLanguage(document.languageId)) return;
    const wanted = this.#choices()[document.uri.toString()] ?? detected(document);
    if (wanted !== document.languageId) void this.#change(document, wanted);
  }

  async #change(document: vscode.TextDocument, language: Language): Promise<void> {
    this.#changing.add(document);
    try {
      await vscode.languages.setTextDocumentLanguage(document, language);
    } catch {
      // The document was closed meanwhile.
    } finally {
      this.#changing.delete(document);
    }
  }

  #remember(document: vscode.TextDocument, language: Language): void {
    if (document.isUntitled) return;
    const uri = document.uri.toString();
    const { [uri]: _, ...others } = this.#choices();
    const entries = [...Object.entries(others), [uri, language] as const].slice(-MAX_CHOICES);
    void this.#memory.update(CHOICES, Object.fromEntries(entries));
  }

  #choices(): Record<string, Language> {
    return this.#memory.get<Record<string, Language>>(CHOICES, {});
  }
}

function isLanguage(languageId: string): languageId is Language {
  return languageId === CHAT_LOG || languageId === MARKDOWN;
}

/** The language of a document without a choice: Markdown may be detected as a chat log, never the reverse. */
function detected(document: vscode.TextDocument): Language {
  if (document.languageId !== MARKDOWN) return CHAT_LOG;
  const enabled = vscode.workspace.getConfiguration(CHAT_LOG, document).get('detectMarkdown', true);
  return enabled && looksLikeChatLog(index => document.lineAt(index).text, document.lineCount)
    ? CHAT_LOG
    : MARKDOWN;
}
