import * as l10n from '@vscode/l10n';
import type { CompletionList } from 'vscode-languageserver-protocol';
import { formatTimestamp, type Timestamp, two } from '../../model/timestamp';
import { isBlank } from '../../text/lines';
import { lineRange } from '../../text/span';
import { hasCommand } from '../support/clientCommands';
import { type Choice, choiceList, KIND } from './items';
import type { Place } from './place';

/**
 * `>` (or a sign that an input method replaces it with) at the beginning of a line, and the typed part of a
 * time. Bounded.
 */
const TYPED = /^[ \t]{0,8}[>＞》][ \t\u3000]{0,4}([\d:：]{0,8})$/;

/** The time, or the rest of it, after the cursor. */
const REST = /^[\d:：]{0,8}/;

/** How many messages without a valid time are skipped in search of one. */
const MAX_SKIPPED = 100;

const LAST_SECOND = 86_399;

/** The command that opens the list of speakers in VS Code after a time is chosen. */
const TRIGGER_SUGGEST = 'editor.action.triggerSuggest';

/**
 * Completes the time of a header that begins with `>`. Offers the time of the message before, a second later,
 * the time of the message after, and the current time, as far as they keep the messages in order. In a log of
 * today the current time comes first. At the end of the line, two spaces follow and, if the client has the
 * command for it, the list of speakers opens.
 */
export function completeTime(place: Place): CompletionList | undefined {
  const { text, character, line, messageIndex, isHeader, log } = place;
  const typed = TYPED.exec(text.slice(0, Math.min(character, 32)))?.[1];
  if (typed === undefined || character > 32) return undefined;
  // After a complete time comes the speaker.
  if (isHeader && typed.length === 8) return undefined;
  const { messages } = log.transcript;
  const start = character - typed.length;
  const restEnd = character + REST.exec(text.slice(character, character + 8))![0].length;
  const isLast = isBlank(text.slice(restEnd));
  const before = nearestTime(messages.length, isHeader ? messageIndex - 1 : messageIndex, -1, timeOf);
  const after = nearestTime(messages.length, messageIndex + 1, 1, timeOf);
  function timeOf(index: number) {
    return messages[index]!.header.timestamp;
  }
  const choices = timeChoices(place, before, after)
    .filter(({ label }) => label.startsWith(typed.replace(/：/g, ':')))
    .map(choice => (isLast ? { ...choice, newText: `${choice.label}  ` } : choice));
  const lead = text.slice(0, start);
  return choiceList(place, choices, {
    kind: KIND.event,
    start,
    end: isLast ? text.length : restEnd,
    ignored: typed.length,
    ...(lead !== '> ' && { additionalTextEdits: [{ range: lineRange(line, 0, start), newText: '> ' }] }),
    ...(isLast &&
      hasCommand(place.client, TRIGGER_SUGGEST) && { command: { title: '', command: TRIGGER_SUGGEST } }),
  });
}

function nearestTime(
  count: number,
  from: number,
  step: 1 | -1,
  timeOf: (index: number) => Timestamp | undefined,
): Timestamp | undefined {
  for (let skipped = 0, i = from; i >= 0 && i < count && skipped < MAX_SKIPPED; skipped++, i += step) {
    const time = timeOf(i);
    if (time !== undefined) return time;
  }
  return undefined;
}

function timeChoices(
  { log, now }: Place,
  before: Timestamp | undefined,
  after: Timestamp | undefined,
): Choice[] {
  const current = now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds();
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const times: [Timestamp, string][] = [];
  if (before !== undefined) {
    times.push([before, l10n.t('Time of the previous message')]);
    if (before < LAST_SECOND) times.push([before + 1, l10n.t('One second later')]);
  }
  if (after !== undefined) times.push([after, l10n.t('Time of the next message')]);
  if (log.day === today) times.unshift([current, l10n.t('Now')]);
  else times.push([current, l10n.t('Now')]);
  const seen = new Set<Timestamp>();
  return times
    .filter(([time]) => {
      const fits = time >= (before ?? 0) && time <= (after ?? LAST_SECOND) && !seen.has(time);
      seen.add(time);
      return fits;
    })
    .map(([time, description]) => ({ label: formatTimestamp(time), description }));
}
