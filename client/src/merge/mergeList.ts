import * as vscode from 'vscode';
import type { MergedLog, MergeReading, OfferKind, SourceRelation } from '../../../server/src/protocol';
import { addedBy, filesText, isChanged, logsText, messagesText } from '../changes/changedLogs';
import { logsWithTaken, offerItems, toggled } from '../changes/offers';
import { type PlainText, plainText, withIcon } from '../support/plainText';
import { type PlainItem, pickOne } from '../support/quickPick';

interface MergeItem extends PlainItem {
  /** Leads to the review of the changes, or of those of what looks like two conversations. */
  readonly step?: 'review' | 'anyway';
  /** What it takes, or leaves. */
  readonly offer?: OfferKind;
}

/** What is to be reviewed. */
export interface MergeStep {
  /** What the user takes of what others know better. */
  readonly taken: ReadonlySet<OfferKind>;
  /** Whether what looks like two conversations is merged all the same: then the logs are to be read again. */
  readonly isAnyway: boolean;
}

/** The maximum number of logs that are listed. Those that change come first. */
const MAX_LOGS = 200;

/**
 * Shows what a merge adds to which log, and what is the same.
 *
 * @param names of the sources
 * @returns what is to be reviewed; `undefined` if the user gives up
 */
export async function pickReview(
  reading: MergeReading,
  names: readonly string[],
): Promise<MergeStep | undefined> {
  let taken: ReadonlySet<OfferKind> = new Set();
  for (;;) {
    const item = await pickOne(itemsOf(reading, names, taken), {
      title: plainText(vscode.l10n.t('Merge Logs')),
      placeHolder: plainText(vscode.l10n.t('Review the changes of {0}', names[0]!)),
    });
    if (item === undefined) return undefined;
    if (item.step !== undefined) return { taken, isAnyway: item.step === 'anyway' };
    if (item.offer !== undefined) taken = toggled(taken, item.offer);
  }
}

function itemsOf(
  { logs: read, relations }: MergeReading,
  names: readonly string[],
  taken: ReadonlySet<OfferKind>,
): MergeItem[] {
  const logs = logsWithTaken(read, taken);
  const changed = logs.filter(isChanged);
  const listed = [...changed, ...logs.filter(log => !isChanged(log))].slice(0, MAX_LOGS);
  const different = relations.filter(({ relation }) => relation === 'different');
  return [
    ...different.map(each => relationItem(each, names)),
    firstItem(logs, different.length > 0),
    ...fileItems(changed),
    ...offerItems(read, taken),
    heading(plainText(logsText(logs.length))),
    ...listed.map(log => logItem(log, names)),
    heading(plainText(vscode.l10n.t('Conversations'))),
    ...relations.filter(({ relation }) => relation !== 'different').map(each => relationItem(each, names)),
  ];
}

function firstItem(logs: readonly MergedLog[], isDifferent: boolean): MergeItem {
  if (isDifferent) {
    const added = logs.filter(log => log.added > 0);
    const messages = added.reduce((sum, log) => sum + log.added, 0);
    return {
      label: withIcon('combine', plainText(vscode.l10n.t('Merge All the Same…'))),
      description: plainText(`${messagesText(messages)} · ${logsText(added.length)}`),
      detail: plainText(vscode.l10n.t('What the logs have stays. You can review the changes first.')),
      step: 'anyway',
    };
  }
  if (!logs.some(isChanged)) {
    return {
      label: withIcon('check', plainText(vscode.l10n.t('Everything is there already'))),
      detail: plainText(vscode.l10n.t('The logs have all messages of the others.')),
    };
  }
  const added = addedBy({ logs });
  return {
    label: withIcon('diff-multiple', plainText(vscode.l10n.t('Review the Changes…'))),
    description: plainText(
      [messagesText(added.messages), logsText(added.logs), ...filesTextOf(logs)].join(' · '),
    ),
    step: 'review',
  };
}

/** The files that are copied for logs, and those that are not, each once. */
function filesOf(logs: readonly MergedLog[]): { readonly copied: string[]; readonly left: string[] } {
  const files = logs.filter(isChanged).flatMap(log => log.files);
  return {
    copied: [...new Set(files.flatMap(({ to }) => to ?? []))],
    left: [...new Set(files.flatMap(({ from, to }) => (to === null ? [from] : [])))],
  };
}

function filesTextOf(logs: readonly MergedLog[]): string[] {
  const { copied } = filesOf(logs);
  return copied.length === 0 ? [] : [filesText(copied.length)];
}

/** What becomes of the files that the added messages name. */
function fileItems(logs: readonly MergedLog[]): MergeItem[] {
  const { copied, left } = filesOf(logs);
  const items: MergeItem[] = [];
  if (copied.length > 0) {
    items.push({
      label: withIcon(
        'files',
        plainText(vscode.l10n.t('Copied Beside the Logs: {0}', filesText(copied.length))),
      ),
      detail: plainText(namesText(copied)),
    });
  }
  if (left.length > 0) {
    items.push({
      label: withIcon('warning', plainText(vscode.l10n.t('Not Copied: {0}', filesText(left.length)))),
      description: plainText(vscode.l10n.t('A browser or a desktop may run what is in it')),
      detail: plainText(namesText(left)),
    });
  }
  return items;
}

/** The maximum number of files that are named. */
const MAX_FILES = 5;

function namesText(uris: readonly string[]): string {
  const names = uris.slice(0, MAX_FILES).map(uri => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  return uris.length > MAX_FILES ? `${names.join(', ')} …` : names.join(', ');
}

const ICONS = { new: 'new-file', merged: 'diff-modified', same: 'check', other: 'circle-slash' } as const;

function logItem(
  { uri, state, added, only, common, uncertain }: MergedLog,
  names: readonly string[],
): MergeItem {
  const details = only.map((count, source) => vscode.l10n.t('only {0}: {1}', names[source]!, count));
  details.push(vscode.l10n.t('in several: {0}', common));
  if (uncertain > 0) details.push(vscode.l10n.t('uncertain, both stay: {0}', messagesText(uncertain)));
  const icon = ICONS[state];
  return {
    label: withIcon(icon, plainText(vscode.workspace.asRelativePath(vscode.Uri.parse(uri)))),
    description: plainText(added === 0 ? vscode.l10n.t('nothing is added') : `+ ${messagesText(added)}`),
    detail: plainText(details.join(' · ')),
  };
}

function relationItem({ a, b, relation, common }: SourceRelation, names: readonly string[]): MergeItem {
  const [one, other] = [names[a]!, names[b]!];
  const numbers = vscode.l10n.t(
    'At the same time they have {0} and {1} messages, and {2} of them in common.',
    common.a,
    common.b,
    common.pairs,
  );
  switch (relation) {
    case 'same':
      return {
        label: withIcon(
          'check',
          plainText(vscode.l10n.t('{0} and {1} look like one conversation', one, other)),
        ),
        detail: plainText(numbers),
      };
    case 'different':
      return {
        label: withIcon(
          'warning',
          plainText(vscode.l10n.t('{0} and {1} look like two conversations', one, other)),
        ),
        detail: plainText(numbers),
      };
    case 'apart':
      return {
        label: withIcon(
          'question',
          plainText(vscode.l10n.t('Nothing tells whether {0} and {1} are one conversation', one, other)),
        ),
        detail: plainText(vscode.l10n.t('They have no or few messages of the same time.')),
      };
  }
}

function heading(label: PlainText): MergeItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
