import assert from 'node:assert/strict';
import { markRanges, readCursor, readRanges, readSelection } from './marks';

describe('marks', () => {
  it('say where the cursor is', () => {
    assert.deepEqual(readCursor('😀\r\na|b'), {
      text: '😀\r\nab',
      offset: 5,
      position: { line: 1, character: 1 },
    });
    assert.deepEqual(readCursor('a|b¦'), { text: 'a|b', offset: 3, position: { line: 0, character: 3 } });
    assert.throws(() => readCursor('ab'), /no cursor/);
    assert.throws(() => readCursor('|a|b'), /twice/);
  });

  it('say what is selected', () => {
    const start = { line: 0, character: 1 };
    assert.deepEqual(readSelection('a|b'), { text: 'ab', range: { start, end: start } });
    const end = { line: 1, character: 1 };
    assert.deepEqual(readSelection('a⟦|\nb⟧'), { text: 'a|\nb', range: { start, end } });
    assert.throws(() => readSelection('⟦a⟧⟦b⟧'), /not one/);
  });

  it('say what is where, the outer range first', () => {
    assert.deepEqual(readRanges('⟦⟦a⟧␠⟨b⟩⟧'), {
      text: 'a b',
      ranges: [
        { mark: '⟦', start: 0, end: 3 },
        { mark: '⟦', start: 0, end: 1 },
        { mark: '⟨', start: 2, end: 3 },
      ],
    });
    assert.throws(() => readRanges('⟦a⟩'), /closes nothing/);
    assert.throws(() => readRanges('a⟧'), /closes nothing/);
    assert.throws(() => readRanges('⟦a'), /not closed/);
  });

  it('can be put back', () => {
    const marked = '⟦a⟧ b ⟨c⟩';
    const { text, ranges } = readRanges(marked);
    assert.equal(markRanges(text, ranges), marked);
  });
});
