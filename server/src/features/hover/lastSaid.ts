import type { Message } from '../../model/message';
import { parseTranscript } from '../../model/parse';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import { lastHeaderIn, lastMessageBefore, logsAround } from '../../workspace/personMessages';
import type { Workspace } from '../../workspace/workspace';
import type { FeatureContext } from '../support/feature';
import { shortBody } from './shortBody';

/** What somebody said, in short. */
export interface Said {
  /** `07:08:28`, with the day before it where that is another log's. */
  readonly when: string;
  /** Where it stands: the log, with the line as its fragment. */
  readonly uri: string;
  /** `undefined` when the log can't be read, or has changed since it was. */
  readonly lines: readonly string[] | undefined;
}

/** Of another log no more lines than these are taken for a message. */
const MAX_LINES_READ = 200;

/**
 * The last thing that somebody said before message `before` of the log; else in the latest of the earlier logs, which is read for
 * it. Nothing of the own log is looked at after the first `await`.
 */
export async function lastSaid(
  { log, uri, workspace }: FeatureContext,
  names: readonly string[],
  before: number,
): Promise<Said | undefined> {
  const { messages, startLines } = log.transcript;
  const index = lastMessageBefore(log, names, before);
  if (index !== -1) {
    const message = messages[index]!;
    const when = timeText(message.header.timestamp);
    return { when, uri: atLine(uri, startLines[index]!), lines: shortBody(message) };
  }
  const found = lastHeaderIn(logsAround(workspace, uri, log).earlier, names);
  if (found === undefined) return undefined;
  const { record, header } = found;
  const message = await readMessage(workspace, record.uri, header.line);
  return {
    when: [record.day ?? record.title ?? '', timeText(header.timestamp)].join(' ').trim(),
    uri: atLine(record.uri, header.line),
    lines: message?.header.speaker === header.name ? shortBody(message) : undefined,
  };
}

/** The message whose header is at a line; `undefined` when none is, or the log can't be read. */
async function readMessage(workspace: Workspace, uri: string, line: number): Promise<Message | undefined> {
  try {
    const lines = await workspace.readLines(uri);
    return parseTranscript(lines.slice(line, line + MAX_LINES_READ).join('')).messages[0];
  } catch {
    return undefined;
  }
}

function timeText(timestamp: Timestamp | undefined): string {
  return timestamp === undefined ? '' : formatTimestamp(timestamp);
}

/** As VS Code opens it: lines count from one. */
function atLine(uri: string, line: number): string {
  return `${uri}#L${line + 1}`;
}
