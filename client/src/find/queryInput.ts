import * as vscode from 'vscode';
import {
  FIND_COMPLETE,
  type FindChoices,
  type FindCompletion,
  type FindCompletionItem,
  type FindProblem,
} from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { swatchIcon } from '../speakers/speakerItem';
import { plainText, withIcon } from '../support/plainText';
import { createPick, type PlainItem, type PlainPick } from '../support/quickPick';
import type { Search } from './messagesView';

/** What a row of the input does. */
type Action =
  /** Finds what is typed. */
  | { readonly kind: 'find' }
  /** Replaces what is typed. */
  | { readonly kind: 'write'; readonly query: string }
  | { readonly kind: 'choose'; readonly choice: keyof FindChoices }
  /** Says what is wrong. */
  | { readonly kind: 'none' };

interface Row extends PlainItem {
  readonly action: Action;
}

/** Lets the user type a query, with keys, names and days to choose from. */
export class QueryInput {
  readonly #server: Server;
  readonly #pick: PlainPick<Row> = createPick<Row>();
  readonly #recent: readonly string[];
  #choices: FindChoices;
  #completion: FindCompletion | undefined;
  #request: vscode.CancellationTokenSource | undefined;
  #result: Search | undefined;

  /** @param recent earlier queries, the last one first */
  constructor(server: Server, { query, ...choices }: Search, recent: readonly string[]) {
    this.#server = server;
    this.#choices = choices;
    this.#recent = recent;
    this.#pick.title = plainText(vscode.l10n.t('Find Messages'));
    this.#pick.placeholder = plainText(
      vscode.l10n.t('Words, or for example {0}', 'from:Kim in:2026-03 has:image -is:reply'),
    );
    this.#pick.value = query;
    this.#pick.keepScrollPosition = true;
  }

  /** Resolves to what is to be found; `undefined` if nothing is. */
  ask(): Promise<Search | undefined> {
    const pick = this.#pick;
    pick.onDidChangeValue(() => void this.#complete());
    return new Promise(resolve => {
      pick.onDidAccept(() => this.#accept());
      pick.onDidHide(() => {
        this.#request?.cancel();
        pick.dispose();
        resolve(this.#result);
      });
      pick.show();
      void this.#complete();
    });
  }

  async #complete(): Promise<void> {
    this.#request?.cancel();
    const request = new vscode.CancellationTokenSource();
    this.#request = request;
    const query = this.#pick.value;
    this.#completion = undefined;
    this.#show();
    this.#pick.busy = true;
    const completion = await this.#server
      .request<FindCompletion>(FIND_COMPLETE, { query }, request.token)
      .catch(() => undefined);
    if (request.token.isCancellationRequested) return;
    this.#pick.busy = false;
    this.#completion = completion;
    this.#show();
  }

  #show(): void {
    const query = this.#pick.value.trim();
    const { items = [], problems = [] } = this.#completion ?? {};
    const rows: Row[] = [];
    if (query !== '')
      rows.push(problems.length === 0 ? findRow(query) : problemRow(problems[0]!, this.#pick.value));
    if (query === '' && this.#recent.length > 0) {
      rows.push(separator(vscode.l10n.t('earlier searches')), ...this.#recent.map(recentRow));
    }
    if (items.length > 0) rows.push(separator(vscode.l10n.t('can be added')), ...items.map(completionRow));
    rows.push(separator(vscode.l10n.t('what is alike')), ...choiceRows(this.#choices));
    this.#pick.items = rows;
    // Otherwise VS Code would select a row whose text contains what is typed.
    this.#pick.activeItems = rows
      .filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator)
      .slice(0, 1);
  }

  #accept(): void {
    const action = this.#pick.selectedItems[0]?.action ?? { kind: 'find' };
    switch (action.kind) {
      case 'find':
        if (this.#pick.value.trim() === '') return;
        this.#result = { query: this.#pick.value.trim(), ...this.#choices };
        this.#pick.hide();
        return;
      case 'write':
        this.#pick.value = action.query;
        void this.#complete();
        return;
      case 'choose':
        this.#choices = { ...this.#choices, [action.choice]: !this.#choices[action.choice] };
        this.#show();
        return;
      case 'none':
        return;
    }
  }
}

function findRow(query: string): Row {
  return {
    label: withIcon('search', plainText(vscode.l10n.t('Find: {0}', query))),
    alwaysShow: true,
    action: { kind: 'find' },
  };
}

/** What is wrong, and with which part. */
function problemRow({ message, start, end }: FindProblem, query: string): Row {
  const part = query.slice(start, end);
  return {
    label: withIcon('warning', plainText(message)),
    ...(part.trim() !== '' && { detail: plainText(vscode.l10n.t('Column {0}: {1}', start + 1, part)) }),
    alwaysShow: true,
    action: { kind: 'none' },
  };
}

function recentRow(query: string): Row {
  return { label: withIcon('history', plainText(query)), alwaysShow: true, action: { kind: 'write', query } };
}

function completionRow({ label, detail, query, slot, color }: FindCompletionItem): Row {
  const isPerson = slot !== undefined || color !== undefined;
  return {
    label: plainText(label),
    description: plainText(detail),
    ...(isPerson && {
      iconPath: swatchIcon({ ...(slot !== undefined && { slot }), ...(color !== undefined && { color }) }),
    }),
    alwaysShow: true,
    action: { kind: 'write', query },
  };
}

/** The kinds of characters that are alike, each with a row that changes it. */
function choiceRows(choices: FindChoices): Row[] {
  const texts: readonly [keyof FindChoices, string, string, string][] = [
    [
      'matchCase',
      'A a',
      vscode.l10n.t('Upper and lower case are alike'),
      vscode.l10n.t('Upper and lower case differ'),
    ],
    [
      'matchWidth',
      'Ａ A',
      vscode.l10n.t('Full and half width are alike'),
      vscode.l10n.t('Full and half width differ'),
    ],
    [
      'matchForms',
      '发 發',
      vscode.l10n.t('Simplified and traditional characters are alike'),
      vscode.l10n.t('Simplified and traditional characters differ'),
    ],
  ];
  return texts.map(([choice, example, alike, differ]) => ({
    label: choices[choice]
      ? withIcon('circle-large-outline', plainText(differ))
      : withIcon('pass-filled', plainText(alike)),
    description: plainText(example),
    alwaysShow: true,
    action: { kind: 'choose', choice },
  }));
}

function separator(label: string): Row {
  return { label: plainText(label), kind: vscode.QuickPickItemKind.Separator, action: { kind: 'none' } };
}
