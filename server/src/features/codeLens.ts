import * as l10n from '@vscode/l10n';
import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver-protocol';
import type { ChatLog } from '../document/chatLog';
import { formatTimestamp } from '../model/timestamp';
import type { Transcript } from '../model/transcript';
import type { People } from '../people/people';
import { hasCommand } from './support/clientCommands';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';

const PREVIEW = 'chatlog.preview.open';
const FIX_ALL = 'chatlog.fixAll';

/**
 * Above the log: "Fix all" if there is something to fix and "Preview", in clients that have these commands; then the number of
 * messages and people, and the first and last time, which a narrow editor may cut. VS Code sends the request again at each
 * change, so the cost does not depend on the length of the log. The lenses are returned with their titles, as resolving them
 * later would make them flicker.
 */
export const codeLens = feature<CodeLensParams, CodeLens[]>({
  method: 'textDocument/codeLens',
  params: NO_PARAMS,
  capabilities: { codeLensProvider: {} },
  handle({ log, settings, client, workspace }) {
    if (!settings.codeLens) return [];
    const commands: Command[] = [];
    const fixable = hasCommand(client, FIX_ALL) ? log.findings.safelyFixable() : 0;
    if (fixable > 0) commands.push({ title: l10n.t('Fix all ({0})', fixable), command: FIX_ALL });
    if (hasCommand(client, PREVIEW)) commands.push({ title: l10n.t('Preview'), command: PREVIEW });
    commands.push({ title: summary(log, workspace.people), command: '' });
    const start = { line: 0, character: 0 };
    return commands.map(command => ({ range: { start, end: start }, command }));
  },
});

function summary({ transcript, speakers }: ChatLog, people: People): string {
  const { length } = transcript.messages;
  if (length === 0) return l10n.t('No messages yet');
  const persons = new Set<string>();
  for (const name of speakers.names) persons.add(people.personOf(name).name);
  return [
    length === 1 ? l10n.t('1 message') : l10n.t('{0} messages', length),
    persons.size === 1 ? l10n.t('1 person') : l10n.t('{0} people', persons.size),
    ...span(transcript),
  ].join(' · ');
}

/** The hours and minutes of the first and the last message that has a time. */
function span({ messages }: Transcript): string[] {
  let first = 0;
  let last = messages.length - 1;
  while (first < last && messages[first]!.header.timestamp === undefined) first++;
  while (last > first && messages[last]!.header.timestamp === undefined) last--;
  const [from, to] = [messages[first]!, messages[last]!].map(({ header }) =>
    header.timestamp === undefined ? '' : formatTimestamp(header.timestamp).slice(0, 'HH:MM'.length),
  );
  if (!from || !to) return [];
  return [from === to ? from : `${from}–${to}`];
}
