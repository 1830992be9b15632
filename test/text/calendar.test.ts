import assert from 'node:assert/strict';
import { fileDayOf, firstDayIn, isDay } from '../../server/src/text/calendar';

describe('a day', () => {
  for (const day of ['2024-02-29', '2000-02-29', '2018-01-22', '0001-12-31', '0000-01-01']) {
    it(`can be ${day}`, () => assert.equal(isDay(day), true));
  }
  for (const text of [
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-04-31',
    '2024-1-1',
    '',
    '2024-01-01 ',
    '2024-01-01\n',
    '２０２４-01-01',
  ]) {
    it(`can't be ${JSON.stringify(text)}`, () => assert.equal(isDay(text), false));
  }

  it('is the first one in a text, and not part of a number', () => {
    assert.equal(firstDayIn('12024-01-01 2024-02-30 2024-02-03 2024-02-04'), '2024-02-03');
    assert.equal(firstDayIn('2024-02-031'), undefined);
  });

  it('begins a file name', () => {
    assert.equal(fileDayOf('2024-05-01-chat.md'), '2024-05-01');
    assert.equal(fileDayOf('2024-05-32-chat.md'), undefined);
    assert.equal(fileDayOf('2024-05-011-chat.md'), undefined);
    assert.equal(fileDayOf('a-2024-05-01-chat.md'), undefined);
  });
});
