import { MAX_PASTE_LENGTH } from '../../import/copied/maxLength';
import type { PastedMessage } from '../../import/copied/pastedMessage';
import { PASTE, type PasteChoice, type PasteParams, type PasteResult } from '../../protocol';
import type { Day } from '../../text/calendar';
import { feature } from '../support/feature';
import { FLAG, optional, RANGE, TEXT } from '../support/params';
import { pastePlace } from '../support/pastePlace';

/**
 * Turns text that was copied from a chat application into messages of the log. They go after the message at the cursor, never
 * into it (`pastePlace.ts`), in the order of the copy and with its times. Messages of other days are kept in the first choice;
 * the second leaves them out. Text above the first message is kept in both.
 */
export const paste = feature<PasteParams, PasteResult | null>({
  method: PASTE,
  params: { range: RANGE, text: TEXT, today: optional(TEXT), isExplicit: optional(FLAG) },
  capabilities: {},
  async handle({ log, workspace }, { range, text, today, isExplicit }) {
    // Loaded on first use: a server may run for days without it.
    const { readPastedText, toMessageLines, toStrayLines } = await import('../../import/copied');
    const place = pastePlace(log.transcript, range);
    if (place === undefined) return null;
    const { day } = log;
    const isSpeaker = (name: string) => log.names.has(name) || workspace.people.known.has(name);
    const conversation =
      readPastedText(text, { isSpeaker, logDay: day, today, isExplicit }) ??
      (await readExport(text, day, today));
    if (conversation === undefined) return null;
    const { source, messages, leftOut, stray } = conversation;
    const above = toStrayLines(stray);

    const choice = (chosen: readonly PastedMessage[]): PasteChoice => ({
      messages: chosen.length,
      otherDays: chosen.filter(isOfOtherDay).length,
      leftOut,
      ...(stray.length > 0 && { linesAbove: stray.length }),
      edits: place.edits([...above, ...toMessageLines(chosen, place.timeBefore)]),
    });
    const isOfOtherDay = (message: PastedMessage) =>
      day !== undefined && message.day !== undefined && message.day !== day;
    const ofDay = messages.filter(message => !isOfOtherDay(message));
    const isMixed = ofDay.length > 0 && ofDay.length < messages.length;
    return {
      source,
      choices: [choice(messages), ...(isMixed ? [{ ...choice(ofDay), onlyDay: day! }] : [])],
    };
  },
});

/** What can be imported as a file can be pasted as its text. */
async function readExport(text: string, day: Day | undefined, today: Day | undefined) {
  if (text.length > MAX_PASTE_LENGTH) return undefined;
  // In Node from another bundle, which takes some ten milliseconds, once.
  const [{ readPastedExport }, { zoneOf }] = await Promise.all([
    import('../../import/logs/pastedExport'),
    import('../../import/logs/zone'),
  ]);
  const found = readPastedExport(text, zoneOf()!, day, today);
  return found && { ...found, stray: [] };
}
