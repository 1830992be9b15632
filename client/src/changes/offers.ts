import * as vscode from 'vscode';
import type { OfferKind } from '../../../server/src/protocol';
import { plainText, withIcon } from '../support/plainText';
import type { PlainItem } from '../support/quickPick';
import { type ChangedLog, type ChangedLogs, messagesText } from './changedLogs';

const KINDS: readonly OfferKind[] = ['seconds', 'picture'];

/** A row that says what others know better than the logs. Choosing it takes that, or leaves it again. */
export interface OfferItem extends PlainItem {
  readonly offer: OfferKind;
}

/** @param taken what the user takes so far */
export function offerItems(logs: readonly ChangedLog[], taken: ReadonlySet<OfferKind>): OfferItem[] {
  return KINDS.map(kind => ({ kind, count: sumOf(logs, kind) }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => ({
      label: withIcon(taken.has(kind) ? 'check' : 'circle-large-outline', plainText(labelOf(kind, count))),
      description: plainText(taken.has(kind) ? vscode.l10n.t('taken') : vscode.l10n.t('not taken')),
      detail: plainText(
        kind === 'seconds'
          ? vscode.l10n.t(
              'The logs have these times without seconds. Select it to take the seconds, or not to.',
            )
          : vscode.l10n.t(
              'The logs only say that there was a picture. Select it to take the pictures, or not to.',
            ),
      ),
      offer: kind,
    }));
}

/** Takes what is offered, or leaves it again. */
export function toggled(taken: ReadonlySet<OfferKind>, kind: OfferKind): Set<OfferKind> {
  const others = new Set([...taken].filter(each => each !== kind));
  return taken.has(kind) ? others : others.add(kind);
}

/** The logs with what the user takes: then those change that have all messages already. */
export function logsWithTaken<Log extends ChangedLog>(
  logs: readonly Log[],
  taken: ReadonlySet<OfferKind>,
): readonly Log[] {
  const gets = ({ state, offers }: Log) =>
    state === 'same' && KINDS.some(kind => taken.has(kind) && offers[kind] > 0);
  return logs.map(log => (gets(log) ? { ...log, state: 'merged' } : log));
}

/** The changes with what the user takes. */
export function withTaken({ logs, changeOf }: ChangedLogs, taken: ReadonlySet<OfferKind>): ChangedLogs {
  if (taken.size === 0) return { logs, changeOf };
  return {
    logs: logsWithTaken(logs, taken),
    changeOf: (index, choices) => changeOf(index, { ...choices, taken: [...taken] }),
  };
}

function labelOf(kind: OfferKind, count: number): string {
  return kind === 'seconds'
    ? vscode.l10n.t('Seconds of {0}', messagesText(count))
    : vscode.l10n.t('Pictures of {0}', messagesText(count));
}

function sumOf(logs: readonly ChangedLog[], kind: OfferKind): number {
  return logs.reduce((sum, { offers }) => sum + offers[kind], 0);
}
