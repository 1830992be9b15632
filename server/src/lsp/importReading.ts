import * as l10n from '@vscode/l10n';
import { EXPORT_SOURCES } from '../import/exported/sources';
import type { CollectedConversation } from '../import/logs/collectedConversation';
import type { ImportedExports } from '../import/logs/importedExports';
import { omissionText, unreadableText } from '../import/logs/importTexts';
import type { ReadReport } from '../import/logs/readReport';
import type { ImportedConversation, ImportedFile, ImportedLog, ImportReading } from '../protocol';
import type { ImportPlan, PlannedLog } from '../workspace/importPlan';

/** The maximum number of places that are listed for a file. */
const MAX_PLACES = 100;

/** What else there is to say of what was read. */
export type ReadOutcome = Pick<ImportReading, 'zone' | 'failures' | 'candidate' | 'missing'>;

/** What was read and planned, as the client shows it. */
export function readingOf(
  { reports, conversations }: ImportedExports,
  { logs, pictures, offeredPictures }: ImportPlan,
  outcome: ReadOutcome,
): ImportReading {
  return {
    files: reports.map(fileOf),
    conversations: conversations.map(conversationOf),
    logs: logs.map(logOf),
    pictures: pictures.length,
    offeredPictures: offeredPictures.length,
    needsStart: reports.some(({ unreadable }) => unreadable.some(({ reason }) => reason === 'needs-start')),
    ...outcome,
  };
}

function fileOf(report: ReadReport): ImportedFile {
  const { file, format, conversation, items, messages, omitted, unreadable, unreadableCount } = report;
  return {
    file,
    source: EXPORT_SOURCES.find(({ id }) => id === format)?.name ?? format,
    conversation,
    items,
    messages,
    omitted: [...omitted].map(([kind, count]) => omissionText(kind, count)),
    unreadable: unreadable
      .slice(0, MAX_PLACES)
      .map(({ line, reason }) =>
        line === undefined ? unreadableText(reason) : l10n.t('line {0}: {1}', line, unreadableText(reason)),
      ),
    unreadableCount,
  };
}

function logOf(log: PlannedLog): ImportedLog {
  const { uri, day, state, refusal = null, added, alreadyThere, uncertain, offers, existing } = log;
  return { uri, day, state, refusal, added, alreadyThere, uncertain: uncertain.length, offers, existing };
}

function conversationOf({ name, count, speakers, days }: CollectedConversation): ImportedConversation {
  return { name, messages: count, people: speakers.count, firstDay: days[0]!, lastDay: days.at(-1)! };
}
