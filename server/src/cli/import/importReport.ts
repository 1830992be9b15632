import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { omissionText, unreadableText } from '../../import/logs/importTexts';
import type { ReadReport } from '../../import/logs/readReport';
import type { PlannedLog } from '../../workspace/importPlan';
import { offerLines } from '../offerLines';
import { logCount, MAX_LISTED, messageCount, shownPath } from '../reportTexts';

/** The result of `chatlog import`. */
export interface ImportResult {
  readonly reports: readonly ReadReport[];
  readonly logs: readonly PlannedLog[];
  readonly written: boolean;
}

/**
 * The result as one JSON object. The sum of `messages` is the sum of `added` and `alreadyThere`. Paths are relative to the current
 * folder, with slashes. Lines count from 1; those of logs are the lines after the import.
 */
export function jsonImportReport({ reports, logs, written }: ImportResult): string {
  const report = {
    files: reports.map(({ file, format, conversation, items, messages, omitted, unreadable }) => ({
      file,
      format,
      conversation,
      items,
      messages,
      omitted: [...omitted].map(([kind, count]) => ({ kind, count })),
      unreadable: unreadable.map(({ line, reason }) => ({
        line: line ?? null,
        reason: unreadableText(reason),
      })),
    })),
    logs: logs.map(
      ({ uri, day, state, added, alreadyThere, total, uncertain, offers, refusal, existing }) => ({
        file: shown(uri),
        day,
        state,
        added,
        alreadyThere,
        total,
        uncertain: uncertain.map(({ line, imported }) => ({ line: line + 1, imported })),
        offers: { seconds: offers.seconds, pictures: offers.picture },
        ...(state === 'other' && { reason: refusal, conflictsWith: existing.map(shown) }),
      }),
    ),
    written,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** The result for people. */
export function textImportReport({ reports, logs, written }: ImportResult): string {
  const lines = reports.flatMap(reportLines);
  const changed = logs.filter(({ state }) => state !== 'same');
  const there = logs.length - changed.length;
  lines.push(...changed.slice(0, MAX_LISTED).map(logLine));
  if (changed.length > MAX_LISTED) lines.push(l10n.t('… and {0} more logs', changed.length - MAX_LISTED));
  if (there > 0) {
    lines.push(
      there === 1
        ? l10n.t('1 log is there already, unchanged.')
        : l10n.t('{0} logs are there already, unchanged.', there),
    );
  }
  lines.push(
    ...uncertainLines(logs),
    ...offerLines({
      seconds: logs.reduce((sum, { offers }) => sum + offers.seconds, 0),
      picture: logs.reduce((sum, { offers }) => sum + offers.picture, 0),
    }),
  );
  if (logs.length === 0) lines.push(l10n.t('There is no message to import.'));
  if (changed.length === 0) return lines.map(line => `${line}\n`).join('');
  const total = changed.reduce((sum, { added }) => sum + added, 0);
  lines.push(
    written
      ? l10n.t('Written: {0} in {1}.', messageCount(total), logCount(changed.length))
      : l10n.t('Nothing was written: {0} in {1} would be.', messageCount(total), logCount(changed.length)),
  );
  return lines.map(line => `${line}\n`).join('');
}

/** `2026-03-01-chat.markdown: 5 messages` of a new log, else `…: new: 2, already there: 3` */
function logLine({ uri, state, added, alreadyThere, uncertain }: PlannedLog): string {
  if (state !== 'merged') return `${shown(uri)}: ${messageCount(added)}`;
  const parts = [l10n.t('new: {0}', added), l10n.t('already there: {0}', alreadyThere)];
  if (uncertain.length > 0) parts.push(l10n.t('uncertain: {0}', uncertain.length));
  return `${shown(uri)}: ${parts.join(', ')}`;
}

function uncertainLines(logs: readonly PlannedLog[]): string[] {
  const all = logs.flatMap(({ uri, uncertain }) => uncertain.map(place => ({ uri, ...place })));
  const lines = all
    .slice(0, MAX_LISTED)
    .map(({ uri, line, imported }) =>
      l10n.t('It may be the same message, and both stay: {0} and {1}', `${shown(uri)}:${line + 1}`, imported),
    );
  if (all.length > MAX_LISTED) lines.push(l10n.t('… and {0} more places', all.length - MAX_LISTED));
  return lines;
}

function reportLines({
  file,
  format,
  conversation,
  messages,
  omitted,
  unreadable,
  unreadableCount,
}: ReadReport): string[] {
  const leftOut = [...omitted].map(([kind, count]) => omissionText(kind, count));
  if (unreadableCount > 0) leftOut.push(l10n.t('{0} unreadable', unreadableCount));
  const head = `${file} (${format}), ${conversation}: ${messageCount(messages)}`;
  return [
    leftOut.length === 0 ? head : `${head}; ${l10n.t('left out: {0}', leftOut.join(', '))}`,
    ...unreadable
      .slice(0, MAX_LISTED)
      .map(({ line, reason }) =>
        line === undefined
          ? `  ${unreadableText(reason)}`
          : `  ${l10n.t('line {0}: {1}', line, unreadableText(reason))}`,
      ),
  ];
}

function shown(uri: string): string {
  return shownPath(fileURLToPath(uri));
}
