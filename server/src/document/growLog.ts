import { endPosition } from '../model/transcript';
import { ChatLog, type ChatLogOptions } from './chatLog';

/**
 * Builds a log from the pieces of its text, for work in the background: each piece is a short step, however long the log is. The
 * result equals that of the whole text.
 *
 * @param pieces each ends with a line
 * @param pause called between the steps
 */
export async function growLog(
  pieces: Iterable<string>,
  options: ChatLogOptions,
  pause: () => Promise<void>,
): Promise<ChatLog> {
  const { levels } = options;
  // Rules about people check every message again when a name is added, as most pieces do. So they run once, at the end.
  const first = new Map([...levels].filter(([{ scope }]) => scope !== 'speakers'));
  let log: ChatLog | undefined;
  for (const piece of pieces) {
    if (log === undefined) {
      log = new ChatLog(piece, { ...options, levels: first });
    } else {
      const end = endPosition(log.transcript);
      log.edit({ range: { start: end, end }, newText: piece });
    }
    await pause();
  }
  log ??= new ChatLog('', options);
  log.configure(levels);
  return log;
}
