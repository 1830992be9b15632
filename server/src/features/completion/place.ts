import type { ChatLog } from '../../document/chatLog';
import { clipPosition, lineAt, messageIndexAt } from '../../model/transcript';
import { content } from '../../text/lines';
import type { Position } from '../../text/span';
import type { Workspace } from '../../workspace/workspace';
import type { Client } from '../support/client';
import type { FeatureContext } from '../support/feature';

/** The place of a completion, with everything that the completions read. */
export interface Place {
  readonly log: ChatLog;
  readonly uri: string;
  readonly workspace: Workspace;
  readonly client: Client;
  readonly now: Date;
  readonly line: number;
  readonly character: number;
  /** The text of the line, without its terminator. */
  readonly text: string;
  /** The index of the message that contains the line; -1 in the head. */
  readonly messageIndex: number;
  /** Whether the line is the header of that message. */
  readonly isHeader: boolean;
}

/** The place of a position. A position outside the text counts as the nearest one inside. */
export function placeAt(
  { log, uri, workspace, client }: Pick<FeatureContext, 'log' | 'uri' | 'workspace' | 'client'>,
  position: Position,
  now: Date,
): Place {
  const { transcript } = log;
  const { line, character } = clipPosition(transcript, position);
  const messageIndex = messageIndexAt(transcript, line);
  return {
    log,
    uri,
    workspace,
    client,
    now,
    line,
    character,
    text: content(lineAt(transcript, line)),
    messageIndex,
    isHeader: messageIndex >= 0 && transcript.startLines[messageIndex] === line,
  };
}
