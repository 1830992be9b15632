import assert from 'node:assert/strict';
import { inlayHint, MAX_HINTS } from '../../server/src/features/inlayHint';
import { request } from '../support/features';

const message = (time: string) => `> ${time}  Kim  \n   \nx\n   \n`;

/** The hints in some lines, each as `line:column label`. */
function hintsIn(text: string, from = 0, to = 1_000_000, gap?: number): string[] {
  const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
  const settings = gap === undefined ? {} : { inlayHints: { gap } };
  return request(inlayHint, text, { range }, { settings }).map(
    ({ position, label }) => `${position.line}:${position.character} ${label}`,
  );
}

describe('inlay hints', () => {
  const log = message('07:00:00') + message('07:30:00') + message('08:01:00') + message('20:06:30');

  it('show pauses of more than half an hour at the header that ends them', () => {
    assert.deepEqual(hintsIn(log), ['8:17 +31 min', '12:17 +12 h 05 min']);
  });

  it('show pauses of more than the set time, and none where that is 0', () => {
    assert.deepEqual(hintsIn(log, 0, 99, 29), ['4:17 +30 min', '8:17 +31 min', '12:17 +12 h 05 min']);
    assert.deepEqual(hintsIn(log, 0, 99, 60), ['12:17 +12 h 05 min']);
    assert.deepEqual(hintsIn(log, 0, 99, 0), []);
    assert.deepEqual(hintsIn(message('07:00:00') + message('08:00:00'), 0, 9, 30), ['4:17 +1 h']);
    assert.deepEqual(hintsIn(message('07:00:00') + message('07:00:40'), 0, 9, 0.5), ['4:17 +40 s']);
  });

  it('are given for the requested lines', () => {
    assert.deepEqual(hintsIn(log, 8, 8), ['8:17 +31 min']);
    assert.deepEqual(hintsIn(log, 9, 12), ['12:17 +12 h 05 min']);
    assert.deepEqual(hintsIn(log, 0, 7), []);
    assert.deepEqual(hintsIn('', 0, 0), []);
    assert.deepEqual(hintsIn('stray', 0, 9), []);
  });

  it('look back over messages without a time, and see none where time runs backwards', () => {
    assert.deepEqual(hintsIn(message('07:00:00') + message('25:00:00') + message('09:00:00')), ['8:17 +2 h']);
    assert.deepEqual(hintsIn(message('07:00:00') + message('25:00:00') + message('09:00:00'), 8, 9), [
      '8:17 +2 h',
    ]);
    assert.deepEqual(hintsIn(message('23:00:00') + message('07:00:00')), []);
  });

  it('say in full, as the hover of the time does, how long it was and since when', () => {
    const range = { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } };
    assert.equal(
      request(inlayHint, log, { range })[0]!.tooltip,
      '31 min after the message before (07:30:00)',
    );
  });

  it('are not more than a stated number', () => {
    const jumps = (message('07:00:00') + message('09:00:00')).repeat(MAX_HINTS + 10);
    assert.equal(hintsIn(jumps).length, MAX_HINTS);
  });
});
