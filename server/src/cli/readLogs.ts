import { ChatLog, type ChatLogOptions } from '../document/chatLog';
import { detach } from '../workspace/detach';
import { type LogRecord, recordOf } from '../workspace/logRecord';

/**
 * So much text, in UTF-16 units, stays in memory until it is known who is in all logs. What is beyond is read twice: a folder of many
 * thousand logs must not end the process.
 */
const MAX_KEPT = 32 * 1024 * 1024;

/** Logs between the time when they are read and the time when their findings are asked for. */
export class ReadLogs {
  readonly #optionsOf: (path: string) => ChatLogOptions;
  readonly #logs = new Map<string, ChatLog>();
  #kept = 0;

  constructor(optionsOf: (path: string) => ChatLogOptions) {
    this.#optionsOf = optionsOf;
  }

  /** Takes the text of a log. Returns what everybody else needs to know of it. */
  add(path: string, uri: string, text: string): LogRecord {
    const log = new ChatLog(text, this.#optionsOf(path));
    if (this.#kept + text.length > MAX_KEPT) return recordOf(uri, log, detach);
    this.#kept += text.length;
    this.#logs.set(path, log);
    return recordOf(uri, log);
  }

  /** Hands over a log and forgets it. @param read reads its text, if it was not kept */
  take(path: string, read: () => string): ChatLog {
    const log = this.#logs.get(path) ?? new ChatLog(read(), this.#optionsOf(path));
    this.#logs.delete(path);
    return log;
  }
}
