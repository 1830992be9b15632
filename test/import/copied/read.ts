import assert from 'node:assert/strict';
import { readPastedText } from '../../../server/src/import/copied';
import type { PasteContext } from '../../../server/src/import/copied/pastedMessage';
import { formatTimestamp } from '../../../server/src/model/timestamp';
import type { PasteSourceId } from '../../../server/src/protocol';

/** The log that a test pastes into. */
export interface Log {
  readonly speakers?: readonly string[];
  readonly logDay?: string;
  readonly today?: string;
  readonly isExplicit?: boolean;
}

/** A message in short form: day and time (with `~` if it has no seconds), speaker, lines. */
export type Short = readonly [when: string, speaker: string, ...body: string[]];

/** Reads a text for a log. */
export function read(text: string, { speakers = [], ...log }: Log = {}) {
  const context: PasteContext = { isSpeaker: name => speakers.includes(name), ...log };
  return readPastedText(text, context);
}

/**
 * Reads a text of a source, with either line end, and compares the messages, the number of lines left out, and the text above
 * the first message.
 */
export function check(
  title: string,
  source: PasteSourceId,
  text: string,
  expected: readonly Short[],
  { leftOut = 0, stray = [], ...log }: Log & { leftOut?: number; stray?: readonly string[] } = {},
): void {
  it(title, () => {
    for (const each of [text, `${text}\n`, `\n${text}\n\n`, text.replaceAll('\n', '\r\n')]) {
      const found = read(each, log);
      assert.ok(found, 'not recognised');
      assert.deepEqual(
        found.messages.map(({ day, timestamp, hasSeconds, speaker, body }): Short => {
          const time = timestamp === undefined ? '' : formatTimestamp(timestamp) + (hasSeconds ? '' : '~');
          return [[day, time].filter(Boolean).join(' '), speaker, ...body];
        }),
        expected,
      );
      assert.equal(found.source, source);
      assert.equal(found.leftOut, leftOut);
      assert.deepEqual(found.stray, stray);
    }
  });
}

/** Checks that a text is not read as messages, for a log with these speakers. */
export function refuse(title: string, text: string, log: Log = {}): void {
  it(title, () => {
    const found = read(text, log);
    assert.equal(found && `${found.source}: ${JSON.stringify(found.messages)}`, undefined);
  });
}
