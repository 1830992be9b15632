import * as vscode from 'vscode';
import type { Speaker, SpeakerPaint } from '../../../server/src/protocol';
import { logCount, messageCount } from '../support/counts';
import { besideName, plainText } from '../support/plainText';
import { PlainTreeItem, type Tooltip, tooltip } from '../support/treeView';
import { avatarUri } from './avatar';
import type { AliasNode, LogNode, SpeakerNode } from './speakerNodes';
import { swatch } from './swatch';

/** The row of a person. A click goes to their next message. */
export async function speakerItem(node: SpeakerNode): Promise<PlainTreeItem> {
  const { speaker, name } = node;
  const item = new PlainTreeItem(plainText(name), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `speaker ${name}`;
  item.description = besideName(name, numbers(speaker));
  item.iconPath = (await avatarUri(speaker)) ?? swatchIcon(speaker, speaker.isMe);
  item.contextValue = ['speaker', speaker.entry && 'entry', speaker.isMe && 'me'].filter(Boolean).join('.');
  item.command = { command: 'chatlog.speakers.next', title: '', arguments: [node] };
  item.accessibilityInformation = { label: [name, ...details(speaker)].join(', ') };
  if (speaker.messages === 0) item.collapsibleState = vscode.TreeItemCollapsibleState.None;
  return item;
}

/** The row of one of a person's names. A click goes to the next message under it. */
export function aliasItem(node: AliasNode): PlainTreeItem {
  const item = new PlainTreeItem(plainText(node.name));
  item.id = `alias ${node.parent.name}\n${node.name}`;
  item.description = besideName(node.name, node.messages.toLocaleString(vscode.env.language));
  item.iconPath = new vscode.ThemeIcon('mention');
  item.contextValue = 'alias';
  item.tooltip = plainText(messageCount(node.messages));
  item.command = { command: 'chatlog.speakers.next', title: '', arguments: [node] };
  return item;
}

/** The row of a log. A click goes to the person's first message in it. */
export function logItem({ parent, log, isAmbiguous }: LogNode): PlainTreeItem {
  const uri = vscode.Uri.parse(log.uri);
  const path = vscode.workspace.asRelativePath(uri);
  const item = new PlainTreeItem(plainText(log.day ?? path.slice(path.lastIndexOf('/') + 1)));
  item.id = `log ${parent.name}\n${log.uri}`;
  const count = log.messages.toLocaleString(vscode.env.language);
  item.description = plainText(isAmbiguous ? `${count} · ${path}` : count);
  item.iconPath = new vscode.ThemeIcon('calendar');
  item.contextValue = 'log';
  item.tooltip = plainText(`${path}\n${messageCount(log.messages)}`);
  const { line, character } = log.position;
  const options: vscode.TextDocumentShowOptions = {
    selection: new vscode.Range(line, character, line, character),
    preserveFocus: true,
  };
  item.command = { command: 'vscode.open', title: '', arguments: [uri, options] };
  return item;
}

/** A spot in a person's color, for light and dark themes. */
export function swatchIcon(paint: SpeakerPaint, isMe?: boolean): { light: vscode.Uri; dark: vscode.Uri } {
  return {
    light: vscode.Uri.parse(swatch(paint, 'light', isMe)),
    dark: vscode.Uri.parse(swatch(paint, 'dark', isMe)),
  };
}

/** The tooltip of a person: everything that is known of them. */
export function describeSpeaker(speaker: Speaker): Tooltip {
  return tooltip(speaker.name, details(speaker), speaker.note);
}

function details({ aliases, here, messages, logs, firstDay, lastDay, isMe }: Speaker): string[] {
  const lines: string[] = [];
  if (isMe) lines.push(vscode.l10n.t('You'));
  if (aliases !== undefined) lines.push(vscode.l10n.t('Also {0}', aliases.join(', ')));
  if (here !== undefined) lines.push(vscode.l10n.t('In this log: {0}', messageCount(here.messages)));
  lines.push(`${messageCount(messages)} · ${logCount(logs)}`);
  if (firstDay !== undefined) lines.push(firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`);
  return lines;
}

function numbers({ here, messages, logs, isMe }: Speaker): string {
  const count = (here?.messages ?? messages).toLocaleString(vscode.env.language);
  return [isMe && vscode.l10n.t('you'), count, here === undefined && messages > 0 && logCount(logs)]
    .filter(Boolean)
    .join(' · ');
}
