import * as vscode from 'vscode';
import type {
  ImportedFile,
  ImportedLog,
  ImportMedia,
  ImportReading,
  LogRefusal,
  OfferKind,
} from '../../../server/src/protocol';
import { addedBy, filesText, isChanged, logsText, messagesText } from '../changes/changedLogs';
import { logsWithTaken, offerItems, toggled } from '../changes/offers';
import { promptForLogFolder } from '../commands/logFolders';
import { plainText, withIcon } from '../support/plainText';
import { type PlainItem, pickOne } from '../support/quickPick';
import { peopleText } from './importCounts';
import { promptForDays, promptForZone } from './importPrompts';
import { showImportReport } from './importReport';

/** The choices of an import. */
export interface ImportOptions {
  readonly to: vscode.Uri;
  readonly media: ImportMedia;
  readonly zone?: string;
  readonly conversation?: string;
  readonly since?: string;
  readonly until?: string;
  readonly start?: string;
  /** Whether messages are also added to logs of what looks like another conversation. */
  readonly anyway?: boolean;
}

/** What the user wants next: to read again with other choices, or to review the changes. */
export type NextStep =
  | { readonly kind: 'options'; readonly options: ImportOptions }
  | { readonly kind: 'review'; readonly taken: ReadonlySet<OfferKind> };

interface StepItem extends PlainItem {
  /** Whether it leads to the review of the changes. */
  readonly isReview?: true;
  /** What it takes, or leaves. */
  readonly offer?: OfferKind;
  /** `undefined`: the list is shown again. */
  readonly choose?: () => Promise<NextStep | undefined>;
}

/** Shows what was read and the choices; `undefined` if the user ends the import. */
export async function pickNextStep(
  reading: ImportReading,
  options: ImportOptions,
): Promise<NextStep | undefined> {
  let taken: ReadonlySet<OfferKind> = new Set();
  for (;;) {
    const item = await pickOne(itemsOf(reading, options, taken), {
      title: plainText(vscode.l10n.t('Import Chat')),
      placeHolder: plainText(vscode.l10n.t('Review the changes, or change the choices')),
    });
    if (item === undefined) return undefined;
    if (item.isReview) return { kind: 'review', taken };
    if (item.offer !== undefined) taken = toggled(taken, item.offer);
    const step = await item.choose?.();
    if (step !== undefined) return step;
  }
}

function itemsOf(reading: ImportReading, options: ImportOptions, taken: ReadonlySet<OfferKind>): StepItem[] {
  return [
    ...firstItems({ ...reading, logs: logsWithTaken(reading.logs, taken) }, options),
    ...offerItems(reading.logs, taken),
    heading(vscode.l10n.t('Conversations')),
    ...conversationItems(reading, options),
    heading(vscode.l10n.t('Choices')),
    ...choiceItems(reading, options),
    heading(vscode.l10n.t('Read')),
    ...reading.files.slice(0, MAX_FILES).map(file => fileItem(file, reading)),
    ...reading.failures.map(failure => ({ label: withIcon('error', plainText(failure)) })),
  ];
}

/** The maximum number of files that are listed; the report has all. */
const MAX_FILES = 20;

function firstItems({ logs, pictures }: ImportReading, options: ImportOptions): StepItem[] {
  const conflicts = logs.filter(({ state }) => state === 'other');
  if (conflicts.length > 0) return conflictItems(conflicts, options);
  const there = logs.reduce((sum, { alreadyThere }) => sum + alreadyThere, 0);
  const uncertain = logs.reduce((sum, log) => sum + log.uncertain, 0);
  if (!logs.some(isChanged)) {
    return [
      {
        label: withIcon('check', plainText(vscode.l10n.t('Everything is there already'))),
        detail: plainText(vscode.l10n.t('The logs of these days have all messages.')),
      },
    ];
  }
  const added = addedBy({ logs });
  const counts = [messagesText(added.messages), logsText(added.logs)];
  if (pictures > 0) counts.push(filesText(pictures));
  const details = [vscode.workspace.asRelativePath(options.to)];
  if (there > 0) details.push(vscode.l10n.t('already there: {0}', messagesText(there)));
  if (uncertain > 0) details.push(vscode.l10n.t('uncertain, both stay: {0}', messagesText(uncertain)));
  return [
    {
      label: withIcon('diff-multiple', plainText(vscode.l10n.t('Review the Changes…'))),
      description: plainText(counts.join(' · ')),
      detail: plainText(details.join(' · ')),
      isReview: true,
    },
  ];
}

/** What the user can do where logs are, or seem, of another conversation. */
function conflictItems(conflicts: readonly ImportedLog[], options: ImportOptions): StepItem[] {
  const items: StepItem[] = [
    {
      label: withIcon('folder', plainText(vscode.l10n.t('Choose Another Folder…'))),
      description: plainText(refusalText(conflicts[0]!.refusal)),
      detail: plainText(namesOf(conflicts)),
      choose: async () => {
        const to = await promptForLogFolder(vscode.l10n.t('Import Chat'));
        return to && { kind: 'options', options: { ...options, to } };
      },
    },
  ];
  if (conflicts.every(({ refusal }) => refusal !== 'unreadable')) {
    items.push({
      label: withIcon('combine', plainText(vscode.l10n.t('Add to These Logs All the Same'))),
      detail: plainText(vscode.l10n.t('What the logs have stays. You can review the changes first.')),
      choose: async () => ({ kind: 'options', options: { ...options, anyway: true } }),
    });
  }
  return items;
}

function refusalText(refusal: LogRefusal | null): string {
  switch (refusal) {
    case 'unreadable':
      return vscode.l10n.t('These logs are not UTF-8, or cannot be read');
    case 'several':
      return vscode.l10n.t('These days have several logs, and it is open which has this conversation');
    case 'unknown':
      return vscode.l10n.t('Nothing tells whether these logs are of the same conversation');
    default:
      return vscode.l10n.t('These logs look like another conversation');
  }
}

function conversationItems({ conversations }: ImportReading, options: ImportOptions): StepItem[] {
  const items = conversations.map(({ name, messages, people, firstDay, lastDay }): StepItem => {
    const days = firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`;
    return {
      label: withIcon('comment-discussion', plainText(name)),
      description: plainText(`${messagesText(messages)} · ${peopleText(people)} · ${days}`),
      ...(conversations.length > 1 && {
        detail: plainText(vscode.l10n.t('Select it to import this conversation only.')),
        choose: async () => ({ kind: 'options', options: { ...options, conversation: name } }),
      }),
    };
  });
  if (options.conversation === undefined) return items;
  const { conversation: _, ...all } = options;
  return [
    ...items,
    {
      label: withIcon('list-unordered', plainText(vscode.l10n.t('All Conversations'))),
      choose: async () => ({ kind: 'options', options: all }),
    },
  ];
}

function choiceItems({ zone }: ImportReading, options: ImportOptions): StepItem[] {
  const { since = '', until = since, media } = options;
  const days = since === until ? since : `${since} ${until}`;
  return [
    {
      label: withIcon('globe', plainText(vscode.l10n.t('Time Zone: {0}', zone))),
      choose: async () => {
        const chosen = await promptForZone(zone);
        return chosen === undefined ? undefined : { kind: 'options', options: { ...options, zone: chosen } };
      },
    },
    {
      label: withIcon(
        'calendar',
        plainText(vscode.l10n.t('Days: {0}', days === '' ? vscode.l10n.t('all') : days)),
      ),
      choose: async () => {
        const chosen = await promptForDays(days);
        if (chosen === undefined) return undefined;
        const { since: _since, until: _until, ...others } = options;
        return { kind: 'options', options: { ...others, ...chosen } };
      },
    },
    {
      label: withIcon(
        'file-media',
        plainText(
          media === 'copy'
            ? vscode.l10n.t("Pictures and Files: Copied Beside the Logs' Pictures")
            : vscode.l10n.t('Pictures and Files: Only Named'),
        ),
      ),
      choose: async () => ({
        kind: 'options',
        options: { ...options, media: media === 'copy' ? 'skip' : 'copy' },
      }),
    },
  ];
}

function fileItem(file: ImportedFile, reading: ImportReading): StepItem {
  const { source, messages, omitted, unreadableCount } = file;
  const isWhole = unreadableCount === 0;
  const leftOut = isWhole ? omitted : [...omitted, vscode.l10n.t('{0} unreadable', unreadableCount)];
  return {
    label: withIcon(isWhole ? 'file' : 'warning', plainText(file.file.slice(file.file.lastIndexOf('/') + 1))),
    description: plainText(`${source} · ${messagesText(messages)}`),
    detail: plainText(
      leftOut.length === 0
        ? vscode.l10n.t('Nothing is left out.')
        : vscode.l10n.t('Left out: {0}', leftOut.join(', ')),
    ),
    choose: async () => {
      await showImportReport(reading);
      return undefined;
    },
  };
}

function heading(text: string): StepItem {
  return { label: plainText(text), kind: vscode.QuickPickItemKind.Separator };
}

/** The names of the logs that days have already. */
function namesOf(logs: readonly ImportedLog[]): string {
  const names = logs.flatMap(({ existing }) =>
    existing.map(uri => vscode.workspace.asRelativePath(vscode.Uri.parse(uri))),
  );
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} …` : names.join(', ');
}
