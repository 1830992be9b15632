import * as vscode from 'vscode';
import type { FoundMessage } from '../../../server/src/protocol';
import { swatchIcon } from '../speakers/speakerItem';
import { messageCount } from '../support/counts';
import { plainText } from '../support/plainText';
import { markedText, PlainTreeItem, type Tooltip, tooltip } from '../support/treeView';
import type { ContextNode, DayNode, MessageNode } from './messageNodes';
import { rowName } from './rowName';

/** The row of a day. */
export function dayItem({ day, messages }: DayNode): PlainTreeItem {
  const item = new PlainTreeItem(plainText(nameOfDay(day)), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `day ${day}`;
  item.description = plainText(messages.length.toLocaleString(vscode.env.language));
  item.contextValue = 'day';
  item.accessibilityInformation = { label: `${nameOfDay(day)}, ${messageCount(messages.length)}` };
  return item;
}

/**
 * The row of a message that was found: who said what, with the words marked, and when. In a narrow side bar the words must be visible, so a
 * long name is cut, and the time is last. A click or Enter opens it.
 */
export function messageItem({ found, parent }: MessageNode): PlainTreeItem {
  const item = itemOf(found, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `message ${found.uri}#${found.line}`;
  item.contextValue = 'message';
  const others = parent.messages.some(({ found: { uri } }) => uri !== found.uri);
  // Several logs may be of one day, and a log without a day says nothing else.
  if (others || parent.day === '') item.description = plainText(`${clockOf(found)} ${pathOf(found)}`.trim());
  item.iconPath = swatchIcon(found);
  return item;
}

/** The row of a message before or after one that was found. */
export function contextItem({ found, parent, isBefore }: ContextNode): PlainTreeItem {
  const item = itemOf(found, vscode.TreeItemCollapsibleState.None);
  item.id = `context ${parent.found.uri}#${parent.found.line} ${found.line}`;
  item.contextValue = 'context';
  item.iconPath = new vscode.ThemeIcon(isBefore ? 'arrow-up' : 'arrow-down');
  return item;
}

/** The row that finds more. */
export function moreItem(): PlainTreeItem {
  const item = new PlainTreeItem(plainText(vscode.l10n.t('Show more messages')));
  item.id = 'more';
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: 'chatlog.messages.more', title: '' };
  return item;
}

/** All that is known of a message. */
export function describeMessage(found: FoundMessage): Tooltip {
  return tooltip(found.speaker || vscode.l10n.t('no name'), [
    `${dayAndTime(found)} · ${pathOf(found)}`,
    found.text,
  ]);
}

/** A message as one line of text, for the clipboard. */
export function copiedMessage(found: FoundMessage): string {
  return `${[dayAndTime(found), found.speaker].filter(Boolean).join(' ')}: ${found.text}`;
}

/** Options to open the place of a message, with the focus left where it is. */
export function placeOf({ start, end }: FoundMessage): vscode.TextDocumentShowOptions {
  return {
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
    preserveFocus: true,
  };
}

function itemOf(found: FoundMessage, state: vscode.TreeItemCollapsibleState): PlainTreeItem {
  const { speaker, text, marks, time } = found;
  const before = speaker === '' ? '' : `${rowName(speaker)}: `;
  const item = new PlainTreeItem(
    markedText(
      before + text,
      marks.map(at => at + before.length),
    ),
    state,
  );
  item.description = plainText(clockOf(found));
  item.accessibilityInformation = { label: [speaker, time, text].filter(Boolean).join(', ') };
  item.command = {
    command: 'vscode.open',
    title: '',
    arguments: [vscode.Uri.parse(found.uri), placeOf(found)],
  };
  return item;
}

/** The time without seconds. */
function clockOf({ time }: FoundMessage): string {
  return time?.slice(0, 5) ?? '';
}

function dayAndTime({ day, time }: FoundMessage): string {
  return [day, time].filter(Boolean).join(' ');
}

function pathOf({ uri }: FoundMessage): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

/** A day with its weekday, as people write it: `Thursday, March 5, 2026`. */
function nameOfDay(day: string): string {
  if (day === '') return vscode.l10n.t('Without a day');
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(vscode.env.language, options).format(new Date(`${day}T00:00:00Z`));
}
