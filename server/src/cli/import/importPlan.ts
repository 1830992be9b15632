import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectedConversation } from '../../import/logs/collectedConversation';
import { folderName } from '../../import/logs/folderNames';
import type { LogStyle } from '../../import/logs/logStyle';
import { logText } from '../../import/logs/logText';
import type { Day } from '../../text/calendar';
import type { ImportTarget } from './importTarget';

/** A day's log of an import. */
export interface PlannedLog {
  /** Absolute. */
  readonly path: string;
  readonly day: Day;
  readonly messages: number;
  /** `same`: the log is there with just this content; `other`: the day has another log, or another content. */
  readonly state: 'new' | 'same' | 'other';
  /** The logs that the day has already. */
  readonly existing: readonly string[];
  /** Made anew on each call, so that only one is in memory. */
  text(): string;
}

/** The logs of all conversations. Those of several conversations go into folders of their own. */
export function planLogs(
  conversations: readonly CollectedConversation[],
  target: ImportTarget,
): PlannedLog[] {
  const taken = new Set<string>();
  return conversations.flatMap(conversation => {
    if (conversations.length === 1) return planConversation(conversation, target.folder, target);
    const name = folderName(conversation.name, taken);
    taken.add(name.toLowerCase());
    return planConversation(conversation, join(target.folder, name), target);
  });
}

function planConversation(
  conversation: CollectedConversation,
  folder: string,
  target: ImportTarget,
): PlannedLog[] {
  const style = target.style(folder, conversation.name, conversation.application);
  const logs = target.logs(folder);
  const linkPrefix = target.linkPrefix(folder);
  return conversation.days.map(day => {
    const path = join(folder, style.fileName(day));
    const text = () => textOf(conversation, day, style, linkPrefix);
    const existing = logs.get(day) ?? [];
    const state = existing.length === 0 ? 'new' : isSame(existing, path, text) ? 'same' : 'other';
    return { path, day, messages: conversation.countOn(day), state, existing, text };
  });
}

function textOf(conversation: CollectedConversation, day: Day, style: LogStyle, linkPrefix: string): string {
  const { speakers } = conversation;
  return logText(day, conversation.messages(day), index => speakers.name(index), style, linkPrefix);
}

function isSame(existing: readonly string[], path: string, text: () => string): boolean {
  return existing.length === 1 && existing[0] === path && readFileSync(path, 'utf8') === text();
}
