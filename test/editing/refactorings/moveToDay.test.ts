import assert from 'node:assert/strict';
import { moveToDay } from '../../../server/src/editing/refactorings/moveToDay';
import { applyTo } from '../../support/rules';
import { HEAD, logOf, message } from './support';

const at = (time: string, body: string) => message(time, 'Kim', body);

/** Both logs after the messages of these indices have moved. */
function moved(source: string, indices: readonly number[], target: string, shift?: number): [string, string] {
  const edits = moveToDay(logOf(source), indices, logOf(target), shift);
  return [applyTo(source, edits.source), applyTo(target, edits.target)];
}

describe('moving to another day', () => {
  it('puts each message before the first later one, and behind those of its time', () => {
    const [seven, eight, nine] = [at('07:00:00', 'a'), at('08:00:00', 'b'), at('09:00:00', 'c')];
    const own = at('08:00:00', 'here');
    assert.deepEqual(moved(HEAD + seven + eight + nine, [0, 1], HEAD + own + nine), [
      HEAD + nine,
      HEAD + seven + own + eight + nine,
    ]);
  });

  it('begins an empty log, and ends one that has no line break', () => {
    const [one, two] = [at('07:00:00', 'a'), at('08:00:00', 'b')];
    assert.deepEqual(moved(HEAD + one + two, [0, 1], HEAD), [HEAD, HEAD + one + two]);
    assert.deepEqual(moved(HEAD + two, [0], `${HEAD}> 07:00:00  Lee\n\nHi`), [
      HEAD,
      `${HEAD}> 07:00:00  Lee\n\nHi\n   \n${two}`,
    ]);
    assert.deepEqual(moved(`${HEAD}> 07:00:00  Lee\n\nHi`, [0], HEAD.trimEnd()), [
      HEAD,
      `${HEAD}> 07:00:00  Lee\n\nHi`,
    ]);
  });

  it('brings the order of time with it, and takes over line breaks', () => {
    const [first, second] = [at('07:00:00', 'a'), at('08:00:00', 'b')];
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    assert.deepEqual(moved(HEAD + second + first, [0, 1], crlf(HEAD)), [HEAD, crlf(HEAD + first + second)]);
  });

  it('knows a run past midnight in the other log', () => {
    const [late, past] = [at('23:58:00', 'late'), at('00:03:00', 'past')];
    const [early, later] = [at('00:01:00', 'early'), at('23:59:00', 'later')];
    const noon = at('12:00:00', 'noon');
    const [, target] = moved(HEAD + early + later, [0, 1], HEAD + noon + late + past);
    assert.equal(target, HEAD + early + noon + late + later + past);
  });

  it('keeps one without a valid time behind the one it followed', () => {
    const source = HEAD + at('08:00:00', 'a') + at('25:00:00', 'none');
    const target = HEAD + at('07:00:00', 'x') + at('09:00:00', 'y');
    assert.equal(
      moved(source, [1], target)[1],
      HEAD + at('07:00:00', 'x') + at('25:00:00', 'none') + at('09:00:00', 'y'),
    );
  });

  it('shifts past midnight on the way', () => {
    const source = `${HEAD}${at('12:00:00', 'noon')}> 23:30  Kim \n\nlate\n`;
    assert.deepEqual(moved(source, [1], HEAD + at('08:00:00', 'x'), 3600), [
      HEAD + at('12:00:00', 'noon'),
      `${HEAD}> 00:30:00  Kim \n\nlate\n   \n${at('08:00:00', 'x')}`,
    ]);
  });

  it('keeps "lines" right in both', () => {
    const counted = (count: number) => HEAD.replace('tag:', `lines:      ${count}\ntag:`);
    const [one, two] = [at('07:00:00', 'a'), at('08:00:00', 'b')];
    assert.deepEqual(moved(counted(2) + one + two, [0], counted(0)), [counted(1) + two, counted(1) + one]);
  });
});
