import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { omissionText, unreadableText } from '../../import/logs/importTexts';
import type { ReadReport } from '../../import/logs/readReport';
import type { PlannedLog } from '../../workspace/importPlan';
import { logCount, MAX_LISTED, messageCount, shownPath } from '../reportTexts';

/** The result of `chatlog import`. */
export interface ImportResult {
  readonly reports: readonly ReadReport[];
  readonly logs: readonly PlannedLog[];
  readonly written: boolean;
}

/**
 * The result as one JSON object. The sum of `messages` is the sum of `added` and `alreadyThere`. Paths are relative to the current
 * folder, with slashes.
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
    logs: logs.map(({ uri, day, messages, state, existing }) => ({
      file: shown(uri),
      day,
      added: state === 'same' ? 0 : messages,
      alreadyThere: state === 'same' ? messages : 0,
      total: messages,
      ...(state === 'other' && { conflictsWith: existing.map(shown) }),
    })),
    written,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** The result for people. */
export function textImportReport({ reports, logs, written }: ImportResult): string {
  const lines = reports.flatMap(reportLines);
  const added = logs.filter(({ state }) => state !== 'same');
  const there = logs.length - added.length;
  for (const { uri, messages } of added.slice(0, MAX_LISTED)) {
    lines.push(`${shown(uri)}: ${messageCount(messages)}`);
  }
  if (added.length > MAX_LISTED) lines.push(l10n.t('… and {0} more logs', added.length - MAX_LISTED));
  if (there > 0) {
    lines.push(
      there === 1
        ? l10n.t('1 log is there already, unchanged.')
        : l10n.t('{0} logs are there already, unchanged.', there),
    );
  }
  if (logs.length === 0) lines.push(l10n.t('There is no message to import.'));
  if (added.length === 0) return lines.map(line => `${line}\n`).join('');
  const total = added.reduce((sum, { messages }) => sum + messages, 0);
  lines.push(
    written
      ? l10n.t('Written: {0} in {1}.', messageCount(total), logCount(added.length))
      : l10n.t('Nothing was written: {0} in {1} would be.', messageCount(total), logCount(added.length)),
  );
  return lines.map(line => `${line}\n`).join('');
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
