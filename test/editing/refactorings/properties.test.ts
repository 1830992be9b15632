import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refactoringById } from '../../../server/src/editing/refactorings';
import { moveToDay } from '../../../server/src/editing/refactorings/moveToDay';
import { isRefusal, selectedMessages } from '../../../server/src/editing/refactorings/refactoring';
import { momentsOf } from '../../../server/src/log/timeOrder';
import { formatTimestamp } from '../../../server/src/model/timestamp';
import { fullText } from '../../../server/src/model/transcript';
import type { RefactoringId } from '../../../server/src/protocol';
import type { Range } from '../../../server/src/text/span';
import { applyTo } from '../../support/rules';
import { runs } from '../../support/runs';
import { asMultiset, logOf, type Said, saidIn } from './support';

const numRuns = runs(500);

/** Parts of logs, including malformed ones and text that looks like them. Line breaks are inserted later. */
const line = fc.constantFrom(
  '> 07:08:28  Kim  ',
  '> 07:08:28  Kim\nhello',
  '> 07:08:28  Kim\n\nhello\n',
  '> 07:08:28  李雷-某某',
  '> 07:16:19  Kim',
  '> 06:00:00  Kim 😀  ',
  '> 23:59:00  Kim',
  '> 00:03:00  Kim',
  '> 25:61:00  Kim',
  '> 08:00  Kim',
  '>07:08:28 Kim',
  '＞ 07：08：28  Kim',
  '07:08:28  Kim',
  '> 07:08:28',
  '> quote',
  '   ',
  '',
  'hello',
  'hello  ',
  '😀 @Kim [强]',
  '```',
  '---',
);

const head = fc.constantFrom(
  '',
  '\ufeff',
  '---\ntag: [chat]\n---\n',
  '---\r\nlines: 2\r\n---\r\nstray\r\n',
  '---\nlines: 3\n---\n',
  '---\ntag: [chat]\n',
  'stray\n',
);

/** Logs with line breaks of one kind, or of several, and with or without one at the end. */
const text = fc
  .tuple(
    head,
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 24 }),
    fc.constantFrom('\n', '\r\n', undefined),
    fc.boolean(),
  )
  .map(([start, lines, eol, isEnded]) => {
    const body = lines.map(([each, own]) => each + (eol ?? own)).join('');
    return start + (isEnded ? body : body.replace(/(?:\r\n|\n|\r)$/, ''));
  });

/** A place as a fraction of the text. */
const place = fc.nat(1_000);

interface Applied {
  readonly before: readonly Said[];
  readonly after: readonly Said[];
  readonly first: number;
  readonly end: number;
  readonly text: string;
  readonly result: string;
}

function holds(id: RefactoringId, argument: string, check: (applied: Applied) => void): void {
  let applied = 0;
  fc.assert(
    fc.property(text, place, place, (before, from, to) => {
      const range = rangeIn(before, from, id === 'split' ? from : to);
      const log = logOf(before);
      const outcome = refactoringById(id).apply(log, range, argument);
      if (isRefusal(outcome)) return;
      applied++;
      const result = applyTo(before, outcome.edits);
      const { first, end } = selectedMessages(log.transcript, range) ?? { first: 0, end: 0 };
      check({ before: saidIn(before), after: saidIn(result), first, end, text: before, result });
      assert.deepEqual(headOf(result), headOf(before), 'the head');
    }),
    { numRuns },
  );
  assert.ok(applied > numRuns / 200, `applied ${applied} times only`);
}

function rangeIn(whole: string, from: number, to: number): Range {
  const [start, end] = [Math.min(from, to), Math.max(from, to)].map(each => {
    const before = whole.slice(0, Math.floor((each / 1_000) * whole.length)).split(/\r\n|\n|\r/);
    return { line: before.length - 1, character: before[before.length - 1]!.length };
  });
  return { start: start!, end: end! };
}

/** The lines of a text except blank lines and the number of messages, sorted. */
function linesOf(whole: string): string[] {
  return whole
    .replaceAll('\ufeff', '')
    .replace(/^lines: \d+/gm, '')
    .split(/\r\n|\n|\r/)
    .filter(each => each.trim() !== '')
    .sort();
}

/** The same for the text before the first message. */
function headOf(whole: string): string[] {
  return linesOf(
    logOf(whole)
      .transcript.head.lines.join('')
      .replace(/^lines: \d+/m, ''),
  );
}

const linesKey = (whole: string) => /^lines: (\d+)/m.exec(whole)?.[1];

describe('a refactoring of any log', () => {
  it('sorts: every message once, in order, nothing more to sort', () =>
    holds('sort', '', ({ before, after, text, result }) => {
      assert.deepEqual(asMultiset(after), asMultiset(before));
      assert.deepEqual(linesOf(result), linesOf(text));
      const moments = momentsOf(logOf(result).transcript.messages);
      assert.ok(moments.every((moment, i) => i === 0 || moments[i - 1]! <= moment));
      assert.ok(isRefusal(refactoringById('sort').apply(logOf(result), rangeIn(result, 0, 0), '')));
    }));

  it('moves up: the message before comes after the selected ones', () =>
    holds('moveUp', '', ({ before, after, first, end, text, result }) => {
      const expected = [...before];
      expected.splice(end - 1, 0, ...expected.splice(first - 1, 1));
      assert.deepEqual(after, expected);
      assert.deepEqual(linesOf(result), linesOf(text));
    }));

  it('moves down: the message after comes before the selected ones', () =>
    holds('moveDown', '', ({ before, after, first, end, text, result }) => {
      const expected = [...before];
      expected.splice(first, 0, ...expected.splice(end, 1));
      assert.deepEqual(after, expected);
      assert.deepEqual(linesOf(result), linesOf(text));
    }));

  it('deletes the selected messages, and "lines" says so', () =>
    holds('delete', '', ({ before, after, first, end, text, result }) => {
      assert.deepEqual(
        after,
        before.filter((_, i) => i < first || i >= end),
      );
      checkLines(text, before.length, result, after.length);
    }));

  it('removes duplicates: what was said is said once in its second', () =>
    holds('removeDuplicates', '', ({ before, after, text, result }) => {
      const said = (all: readonly Said[]) =>
        new Set(asTexts(all.map(([time, speaker, body]) => [time, speaker, body.replace(/ +$/gm, '')])));
      assert.deepEqual(said(after), said(before));
      assert.ok(isSubsequence(asTexts(after), asTexts(before)), 'the order');
      checkLines(text, before.length, result, after.length);
      assert.ok(
        isRefusal(refactoringById('removeDuplicates').apply(logOf(result), rangeIn(result, 0, 0), '')),
      );
    }));

  it('merges: one message with all bodies', () =>
    holds('mergeWithPrevious', '', ({ before, after, first, end, text, result }) => {
      const from = end - first > 1 ? first : first - 1;
      const merged = before.slice(from, end);
      const body = merged.flatMap(([, , each]) => each || []).join('\n\n');
      const [time, speaker] = merged[0]!;
      assert.deepEqual(after, [...before.slice(0, from), [time, speaker, body], ...before.slice(end)]);
      checkLines(text, before.length, result, after.length);
    }));

  it('splits: two messages of one speaker, with all of the text', () =>
    holds('split', '', ({ before, after, first, text, result }) => {
      const parts = after.slice(first, first + 2);
      const withoutSpace = (each: string) => each.replace(/\s/g, '');
      assert.deepEqual(
        [...after.slice(0, first), ...after.slice(first + 2)],
        before.filter((_, i) => i !== first),
      );
      assert.equal(withoutSpace(parts.map(part => part[2]).join('')), withoutSpace(before[first]![2]));
      assert.deepEqual(
        parts.map(part => part[1]),
        Array(2).fill(before[first]![1]),
      );
      assert.ok(parts.every(part => part[2] !== ''));
      checkLines(text, before.length, result, after.length);
    }));

  it('shifts the times of the selected messages, and nothing else', () =>
    holds('shiftTimes', '-00:03:01', ({ before, after, first, end, text }) => {
      const shifted = before.map(([time, speaker, body], i) =>
        i < first || i >= end ? [time, speaker, body] : [after[i]![0], speaker, body],
      );
      assert.deepEqual(after, shifted);
      const written = logOf(text).transcript.messages;
      for (let i = first; i < end; i++) {
        // A time without seconds may count as the time of the previous message.
        if (written[i]!.header.deviations.includes('time')) continue;
        assert.equal(after[i]![0], formatTimestamp(written[i]!.header.timestamp! - 181));
      }
    }));

  it('moves to another day: what leaves one log is in the other, and their own order stays', () =>
    fc.assert(
      fc.property(text, text, place, place, (source, target, from, to) => {
        const [log, other] = [logOf(source), logOf(target)];
        const selected = selectedMessages(log.transcript, rangeIn(source, from, to));
        if (selected === undefined) return;
        const { first, end } = selected;
        const indices = Array.from({ length: end - first }, (_, i) => first + i);
        const move = moveToDay(log, indices, other);
        assert.equal(fullText(log.transcript), source);
        const [left, arrived] = [applyTo(source, move.source), applyTo(target, move.target)];
        const before = saidIn(source);
        assert.deepEqual(
          saidIn(left),
          before.filter((_, i) => i < first || i >= end),
        );
        assert.deepEqual(
          asMultiset(saidIn(arrived)),
          asMultiset([...saidIn(target), ...before.slice(first, end)]),
        );
        assert.ok(isSubsequence(asTexts(saidIn(target)), asTexts(saidIn(arrived))), 'the order there');
        assert.deepEqual(linesOf(`${left}\n${arrived}`), linesOf(`${source}\n${target}`));
        checkLines(source, before.length, left, before.length - indices.length);
        checkLines(
          target,
          other.transcript.messages.length,
          arrived,
          other.transcript.messages.length + indices.length,
        );
        assert.deepEqual([headOf(left), headOf(arrived)], [headOf(source), headOf(target)]);
      }),
      { numRuns },
    ));
});

/** `lines` stays correct if it was correct, and unchanged if it was wrong. */
function checkLines(before: string, count: number, after: string, countAfter: number): void {
  const lines = linesKey(before);
  assert.equal(linesKey(after), lines === String(count) ? String(countAfter) : lines);
}

function asTexts(said: readonly Said[]): string[] {
  return said.map(each => JSON.stringify(each));
}

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const each of all) if (each === some[at]) at++;
  return at === some.length;
}
