import type { Message } from '../../model/message';
import { parseTranscript } from '../../model/parse';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import { lastHeaderIn, lastMessageBefore, logsAround } from '../../workspace/personMessages';
import type { Workspace } from '../../workspace/workspace';
import type { FeatureContext } from '../support/feature';
import { shortBody } from './shortBody';

/** A message in short form. */
export interface Said {
  /** `07:08:28`, after the day if the message is in another log. */
  readonly when: string;
  /** The URI of the log, with the line as its fragment. */
  readonly uri: string;
  /** `undefined` when the log cannot be read, or has changed since it was last read. */
  readonly lines: readonly string[] | undefined;
}

/** The maximum number of lines of a message in another log. */
const MAX_LINES_READ = 200;

/**
 * The last message of a person before message `before` of the log, else their last one in an earlier log,
 * which is read from disk. Does not use this log after the first `await`, because it may have changed.
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

/** The message whose header is at a line; `undefined` when there is none, or the log cannot be read. */
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

/** The fragment as VS Code reads it: lines count from one. */
function atLine(uri: string, line: number): string {
  return `${uri}#L${line + 1}`;
}
