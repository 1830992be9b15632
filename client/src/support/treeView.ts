import * as vscode from 'vscode';
import { type PlainText, plainText } from './plainText';

/** A row of a tree, with plain texts. */
export class PlainTreeItem extends vscode.TreeItem {
  declare label: PlainText | MarkedText;
  declare description?: PlainText;
  declare tooltip?: PlainText | Tooltip;

  constructor(label: PlainText | MarkedText, collapsibleState?: vscode.TreeItemCollapsibleState) {
    super(label, collapsibleState);
  }
}

/** A plain text with marked parts; only `markedText` creates one. */
export type MarkedText = vscode.TreeItemLabel & { readonly [isMarked]: true };

declare const isMarked: unique symbol;

/** @param marks the marked parts, as pairs of start and end */
export function markedText(text: string, marks: readonly number[]): MarkedText {
  // What makes a text plain moves the parts behind it.
  const moved = (at: number) => plainText(text.slice(0, at)).length;
  const highlights: [number, number][] = [];
  for (let i = 0; i < marks.length; i += 2) highlights.push([moved(marks[i]!), moved(marks[i + 1]!)]);
  return { label: plainText(text), highlights } as unknown as MarkedText;
}

/** A tooltip of several paragraphs; only `tooltip` creates one. */
export type Tooltip = vscode.MarkdownString & { readonly [isTooltip]: true };

declare const isTooltip: unique symbol;

/**
 * A tooltip with a bold name, lines, and a note below a rule.
 *
 * @param note left out if it is empty
 */
export function tooltip(name: string, lines: readonly string[], note?: string): Tooltip {
  const text = new vscode.MarkdownString();
  // `appendText` escapes what it appends.
  text.appendMarkdown('**').appendText(name).appendMarkdown('**');
  for (const line of lines) text.appendMarkdown('\n\n').appendText(line);
  if (note) text.appendMarkdown('\n\n---\n\n').appendText(note);
  return text as Tooltip;
}

/** VS Code's provider of a tree's rows, which have plain texts. */
export interface PlainTreeProvider<Node> extends vscode.TreeDataProvider<Node> {
  getTreeItem(node: Node): PlainTreeItem | Promise<PlainTreeItem>;
  resolveTreeItem(item: PlainTreeItem, node: Node): PlainTreeItem;
}

/** VS Code's tree, with plain texts. */
export type PlainTreeView<Node> = Omit<
  vscode.TreeView<Node>,
  'title' | 'description' | 'message' | 'badge'
> & { description?: PlainText | undefined; message?: PlainText | undefined };

/** @param drop receives what is dropped on the tree */
export function createTreeView<Node>(
  id: string,
  rows: PlainTreeProvider<Node>,
  {
    drop,
    canSelectMany = false,
  }: { drop?: vscode.TreeDragAndDropController<unknown>; canSelectMany?: boolean } = {},
): PlainTreeView<Node> {
  return vscode.window.createTreeView(id, {
    treeDataProvider: rows,
    showCollapseAll: true,
    canSelectMany,
    ...(drop && { dragAndDropController: drop as vscode.TreeDragAndDropController<Node> }),
  }) as PlainTreeView<Node>;
}
