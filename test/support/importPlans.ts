import { CollectedConversation } from '../../server/src/import/logs/collectedConversation';
import { standardStyle } from '../../server/src/import/logs/logStyle';
import { knownAccounts } from '../../server/src/import/logs/registryUpdate';
import { NO_PEOPLE, type People } from '../../server/src/people/people';
import { type ConversationPlan, planConversation } from '../../server/src/workspace/conversationPlan';
import { ImportedDays } from '../../server/src/workspace/importedDays';
import { ImportTarget } from '../../server/src/workspace/importTarget';
import type { Cancellation } from '../../server/src/workspace/workspace';

/** The URI of the folder of the logs. */
export const LOG_FOLDER = 'file:///site/_posts';

/** The files of the folder by name. */
export type LogFiles = Record<string, string | Uint8Array>;

export interface ImportedMessage {
  readonly day: string;
  /** In seconds. */
  readonly timestamp: number;
  readonly hasSeconds: boolean;
  readonly speaker: string;
  /** Without the line break at its end. */
  readonly body: string;
}

export interface PlanTestOptions {
  readonly people?: People;
  readonly isAnyway?: boolean;
  readonly maxMessages?: number;
  readonly token?: Cancellation;
}

/** Plans the import of the conversation "Team" into a folder. */
export function planOf(
  messages: readonly ImportedMessage[],
  files: Readonly<LogFiles>,
  { people = NO_PEOPLE, isAnyway = false, maxMessages, token }: PlanTestOptions = {},
): Promise<ConversationPlan> {
  const known = knownAccounts(undefined);
  const conversation = new CollectedConversation('Team', 'WeChat', undefined, known, new Map());
  for (const { day, timestamp, hasSeconds, speaker: name, body } of messages) {
    const speaker = conversation.speakers.indexOf({ name });
    conversation.add(day, { timestamp, hasSeconds, speaker, body: `${body}  ` });
  }
  const fileSystem = {
    list: async () => ({ files: Object.keys(files), folders: [], links: [] }),
    async readFile(uri: string) {
      const file = files[nameOf(uri)]!;
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
  };
  const style = standardStyle('Team', 'WeChat');
  const source = new ImportedDays(conversation, LOG_FOLDER, style, name => name);
  const size = async (uri: string) => (await fileSystem.readFile(uri)).length;
  const target = new ImportTarget({ ...fileSystem, size }, 'file:///site');
  return planConversation(source, target, { people, isAnyway, ...(token && { token }) }, maxMessages);
}

/** Writes the logs of a plan, one after the other. */
export async function write({ logs }: ConversationPlan, files: LogFiles): Promise<void> {
  for (const { uri, state, change } of logs) {
    if (state === 'new' || state === 'merged') files[nameOf(uri)] = (await change()).after;
  }
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(LOG_FOLDER.length + 1));
}
