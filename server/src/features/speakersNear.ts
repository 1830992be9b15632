import type { ChatLog } from '../analysis/chatLog';

/** The speakers of a log, those who spoke last before a message (by its index) first. */
export function speakersNear(log: ChatLog, index: number): string[] {
  const { messages } = log.transcript;
  const near = new Set<string>();
  for (let i = Math.min(index, messages.length) - 1; i >= 0 && near.size < log.speakers.size; i--) {
    const { speaker } = messages[i]!.header;
    if (speaker !== '') near.add(speaker);
  }
  for (const name of log.speakers.names) near.add(name);
  return [...near];
}
