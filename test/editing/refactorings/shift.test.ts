import assert from 'node:assert/strict';
import { refactoringById } from '../../../server/src/editing/refactorings';
import { formatTimeShift, parseTimeShift } from '../../../server/src/editing/refactorings/timeShift';
import { readSelection } from '../../support/marks';
import { becomes, HEAD, isRefused, logOf, message } from './support';

describe('what is typed for a shift', () => {
  const readable: Record<string, number> = {
    '+1h': 3600,
    '-00:03:20': -200,
    '+1:30': 5400,
    '1:30': 5400,
    '+90m': 5400,
    '+90 min': 5400,
    '+1h30m': 5400,
    '+ 1 h 30 m 5 s': 5405,
    '−45s': -45,
    '－１：００': -3600,
    '8小时': 8 * 3600,
    '-3分20秒': -200,
    '+2个小时': 7200,
    '+30分钟': 1800,
    'UTC-5 → UTC+8': 13 * 3600,
    'UTC-5->UTC+8': 13 * 3600,
    'from UTC+08:00 to utc': -8 * 3600,
    '从UTC+8到UTC-3:30': -(11.5 * 3600),
    '+0530 → GMT+1': -(4.5 * 3600),
    '+800 → Z': -8 * 3600,
  };
  for (const [typed, seconds] of Object.entries(readable)) {
    it(`reads "${typed}"`, () => assert.equal(parseTimeShift(typed), seconds));
  }
  for (const typed of [
    '',
    '+',
    '90',
    '+1h-',
    '1:75',
    '1:2:3',
    'h',
    '1.5h',
    'UTC',
    'UTC+8',
    'UTC+8→',
    'UTC+15→UTC',
    'UTC+1:75→UTC',
    'a → b',
    '1m1h',
    '9'.repeat(10_000),
  ]) {
    it(`does not read "${typed.slice(0, 20)}"`, () => {
      const read = parseTimeShift(typed);
      assert.ok(typeof read !== 'number' && read.reason.includes('Expected'), JSON.stringify(read));
    });
  }
  it('refuses nothing, and a day', () => {
    for (const [typed, words] of [
      ['0h', 'nothing'],
      ['UTC→Z', 'nothing'],
      ['24h', 'day'],
      ['-1440m', 'day'],
      ['UTC-12→UTC+14', 'day'],
    ]) {
      const read = parseTimeShift(typed!);
      assert.ok(
        typeof read !== 'number' && read.reason.includes(words!),
        `${typed}: ${JSON.stringify(read)}`,
      );
    }
  });
  it('is written so that it reads the same', () => {
    for (const seconds of [3600, -3600, 5400, -200, 86_399, 1]) {
      assert.equal(parseTimeShift(formatTimeShift(seconds)), seconds);
    }
  });
});

describe('shifting times', () => {
  it('changes the times of the selected messages and nothing else', () => {
    const text = (one: string, two: string) =>
      `${message(one, 'Kim', 'at 07:00:00')}${message(two, 'Lee')}${message('09:00:00', 'Kim')}`;
    becomes(
      'shiftTimes',
      `${HEAD}⟦${text('07:00:00', '08:30:00').replace('Lee', 'L⟧ee')}`,
      HEAD + text('08:30:00', '10:00:00'),
      '+90m',
    );
    becomes(
      'shiftTimes',
      `${HEAD}|${text('07:00:00', '08:30:00')}`,
      HEAD + text('06:56:40', '08:30:00'),
      '-00:03:20',
    );
  });
  it('rewrites a header whose time is written otherwise, and keeps other near misses', () => {
    becomes('shiftTimes', `${HEAD}＞ 7：00  Kim|\n\none`, `${HEAD}> 08:00:00  Kim\n\none`, '+1h');
    becomes('shiftTimes', `${HEAD}> 7:00:00 PM  Kim|\n\none`, `${HEAD}> 20:00:00  Kim\n\none`, '+1h');
    becomes('shiftTimes', `\ufeff>07:00:00 Kim|\r\n\r\none`, `\ufeff>08:00:00 Kim\r\n\r\none`, '+1h');
  });
  it('keeps a time without seconds behind the one above', () =>
    becomes(
      'shiftTimes',
      `${HEAD}⟦${message('07:08:28', 'Kim')}> 07:08  Lee\n\n⟧`,
      `${HEAD}${message('08:08:28', 'Kim')}> 08:08:28  Lee\n\n`,
      '+1h',
    ));
  it('is refused where a message would leave the day, or has no time', () => {
    isRefused(
      'shiftTimes',
      `${HEAD}|${message('23:30:00', 'Kim')}`,
      '23:30:00 would become 00:30:00 of the next day',
      '+1h',
    );
    isRefused(
      'shiftTimes',
      `${HEAD}|${message('00:30:00', 'Kim')}`,
      '00:30:00 would become 23:30:00 of the day before',
      '-1h',
    );
    isRefused('shiftTimes', `${HEAD}|${message('25:00:00', 'Kim')}`, 'Line 8', '-1h');
    isRefused('shiftTimes', `${HEAD}|${message('20:00:00', 'Kim')}`, 'Expected', 'soon');
    isRefused('shiftTimes', `|${HEAD}${message('20:00:00', 'Kim')}`, 'No message here', '+1h');
  });
  it('says what comes of it', () => {
    const summary = (marked: string) => {
      const { text, range } = readSelection(marked);
      return (refactoringById('shiftTimes').apply(logOf(text), range, '+1h') as { summary: string }).summary;
    };
    const text = message('07:00:00', 'Kim') + message('08:30:00', 'Lee');
    assert.equal(summary(`|${text}`), '07:00:00 becomes 08:00:00');
    assert.equal(summary(`⟦${text}⟧`), '2 messages: 07:00:00 to 08:30:00 become 08:00:00 to 09:30:00');
  });
});
