import * as l10n from '@vscode/l10n';
import type { MessageOfLog } from '../../merge/logs/logSource';
import { offerCounts } from '../../merge/logs/takenOffers';
import { offerLines } from '../offerLines';
import { logCount, MAX_LISTED, messageCount, shownPath } from '../reportTexts';
import { copiedFiles, fileLines, uncopiedFiles } from './copiedFiles';
import { doubtText } from './doubtText';
import type { PlannedConversation, PlannedLog } from './mergePlan';

/** The result of `chatlog merge`. */
export interface MergeResult {
  /** As given. */
  readonly paths: readonly string[];
  readonly conversations: readonly PlannedConversation[];
  readonly written: boolean;
}

/**
 * The result as one JSON object. Paths of logs are relative to the current folder, with slashes; those of `from` are as given. Lines count
 * from 1.
 */
export function jsonMergeReport({ paths, conversations, written }: MergeResult): string {
  const all = conversations.flatMap(({ logs }) => logs);
  const report = {
    logs: conversations.flatMap(({ sources, logs }) =>
      logs.map(({ path, merged: { day, counts }, state }) => ({
        file: path === undefined ? null : shownPath(path),
        day,
        state,
        total: counts.total,
        from: counts.only.map((messages, index) => ({ source: paths[sources[index]!]!, messages })),
        inSeveral: counts.common,
        uncertain: counts.uncertain,
      })),
    ),
    overlaps: conversations.flatMap(({ sources, merge }) =>
      merge.overlaps.map(({ a, b, overlap, common, clock }) => ({
        a: paths[sources[a]!]!,
        b: paths[sources[b]!]!,
        overlap,
        atTheSameTime: { a: common.a, b: common.b },
        inCommon: common.pairs,
        clock: { seconds: clock.offset, varies: clock.isVarying },
      })),
    ),
    uncertain: conversations.flatMap(({ merge }) =>
      merge.uncertain.map(({ a, b, doubt }) => ({ a: placeOf(a), b: placeOf(b), doubt })),
    ),
    offers: conversations.flatMap(({ merge }) =>
      merge.offers.map(({ kind, base, other }) => ({ kind, log: placeOf(base), other: placeOf(other) })),
    ),
    files: copiedFiles(all).map(({ from, to }) => ({ from: shownPath(from), to: shownPath(to) })),
    filesLeft: uncopiedFiles(all).map(shownPath),
    written,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function placeOf({ log, index }: MessageOfLog): { file: string; line: number } {
  return { file: shownPath(log.id), line: log.transcript.startLines[index]! + 1 };
}

/** The result for people. */
export function textMergeReport({ paths, conversations, written }: MergeResult): string {
  const all = conversations.flatMap(({ sources, logs }) => logs.map(log => ({ sources, log })));
  const changed = all.filter(({ log }) => log.state !== 'same');
  const lines = changed.slice(0, MAX_LISTED).map(({ sources, log }) => logLine(log, sources, paths));
  if (changed.length > MAX_LISTED) lines.push(l10n.t('… and {0} more logs', changed.length - MAX_LISTED));
  const there = all.length - changed.length;
  if (there === 1) lines.push(l10n.t('1 log is there already, unchanged.'));
  else if (there > 1) lines.push(l10n.t('{0} logs are there already, unchanged.', there));
  for (const each of conversations)
    lines.push(
      ...clockLines(each, paths),
      ...doubtLines(each),
      ...offerLines(offerCounts(each.merge.offers)),
    );
  lines.push(
    ...fileLines(
      all.map(({ log }) => log),
      written,
    ),
  );
  if (changed.length > 0) {
    const total = changed.reduce((sum, { log }) => sum + log.merged.counts.total, 0);
    const [messages, logs] = [messageCount(total), logCount(changed.length)];
    lines.push(
      written
        ? l10n.t('Written: {0} in {1}.', messages, logs)
        : l10n.t('Nothing was written: {0} in {1} would be.', messages, logs),
    );
  }
  return lines.map(line => `${line}\n`).join('');
}

/** `2026-03-01-chat.markdown: 5 messages; a: 1, b: 2, in several: 2, uncertain: 0` */
function logLine(
  { path, merged: { day, base, counts } }: PlannedLog,
  sources: readonly number[],
  paths: readonly string[],
): string {
  const parts = counts.only.map((count, index) => l10n.t('only {0}: {1}', paths[sources[index]!]!, count));
  parts.push(l10n.t('in several: {0}', counts.common));
  if (counts.uncertain > 0) parts.push(l10n.t('uncertain: {0}', counts.uncertain));
  const name = path ?? base?.id;
  return `${name === undefined ? day : shownPath(name)}: ${messageCount(counts.total)}; ${parts.join(', ')}`;
}

function clockLines({ sources, merge }: PlannedConversation, paths: readonly string[]): string[] {
  return merge.overlaps
    .filter(({ overlap, clock }) => overlap === 'same' && (clock.offset !== 0 || clock.isVarying))
    .map(({ a, b, clock }) => {
      const [one, other] = [paths[sources[a]!]!, paths[sources[b]!]!];
      const time = duration(Math.abs(clock.offset));
      if (clock.isVarying)
        return l10n.t(
          'The clock of {0} differs from that of {1}, and not always by the same time.',
          other,
          one,
        );
      return clock.offset > 0
        ? l10n.t('The clock of {0} is {1} ahead of that of {2}.', other, time, one)
        : l10n.t('The clock of {0} is {1} behind that of {2}.', other, time, one);
    });
}

/** `0:07`, `8:00:00`. */
function duration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`;
}

function doubtLines({ merge: { uncertain } }: PlannedConversation): string[] {
  const lines = uncertain
    .slice(0, MAX_LISTED)
    .map(({ a, b, doubt }) =>
      l10n.t('Both stay: {0} and {1}; {2}', shownPlace(a), shownPlace(b), doubtText(doubt)),
    );
  if (uncertain.length > MAX_LISTED)
    lines.push(l10n.t('… and {0} more places', uncertain.length - MAX_LISTED));
  return lines;
}

function shownPlace(message: MessageOfLog): string {
  const { file, line } = placeOf(message);
  return `${file}:${line}`;
}
