import assert from 'node:assert/strict';
import { readTypedTime } from '../../server/src/log/typedTime';
import { formatTimestamp } from '../../server/src/model/timestamp';

/** Typed → `HH:MM:SS`, or undefined. */
function check(typed: string, expected: string | undefined): void {
  const timestamp = readTypedTime(typed);
  assert.equal(timestamp === undefined ? undefined : formatTimestamp(timestamp), expected, typed);
}

describe('a typed time', () => {
  it('is read as digits alone', () => {
    check('1951', '19:51:00');
    check('951', '09:51:00');
    check('0951', '09:51:00');
    check('195107', '19:51:07');
    check('95107', '09:51:07');
    check('7', '07:00:00');
    check('19', '19:00:00');
  });

  it('is found while it is being typed', () => {
    const steps = ['1', '19', '195', '1951', '19510', '195107'];
    const times = ['01:00:00', '19:00:00', '19:50:00', '19:51:00', '19:51:00', '19:51:07'];
    for (const [i, typed] of steps.entries()) check(typed, times[i]);
    check('19:', '19:00:00');
    check('19:5', '19:50:00');
    check('19:51:', '19:51:00');
    check('19:51:0', '19:51:00');
    check('19:51:4', '19:51:40');
    check('7p', '19:00:00');
    check('102', '10:20:00');
    check('7:8', '07:08:00');
    check('19:51:7', '19:51:07');
    check('241', '02:41:00');
  });

  it('is read with signs between its parts, of any width', () => {
    check('19:51', '19:51:00');
    check('19:51:07', '19:51:07');
    check('19.51', '19:51:00');
    check(' 19：51 ', '19:51:00');
    check('１９５１', '19:51:00');
    check('9:05', '09:05:00');
    check('19h51', '19:51:00');
  });

  it('is read by a clock of twelve hours', () => {
    check('7pm', '19:00:00');
    check('7 PM', '19:00:00');
    check('7:30 p.m.', '19:30:00');
    check('12am', '00:00:00');
    check('12pm', '12:00:00');
    check('19:51pm', '19:51:00');
    check('730pm', '19:30:00');
    check('130pm', '13:30:00');
  });

  it('is read in Chinese', () => {
    check('下午3点', '15:00:00');
    check('下午3点20分', '15:20:00');
    check('下午3:20', '15:20:00');
    check('3点半', '03:30:00');
    check('下午3点一刻', '15:15:00');
    check('3点5分', '03:05:00');
    check('上午10点', '10:00:00');
    check('中午12点', '12:00:00');
    check('中午1点', '13:00:00');
    check('晚上8点', '20:00:00');
    check('晚上12点', '00:00:00');
    check('凌晨2点', '02:00:00');
    check('凌晨12点', '00:00:00');
    check('夜里2点', '02:00:00');
    check('19时51分07秒', '19:51:07');
  });

  it('is nothing where there is none', () => {
    for (const typed of [
      '',
      'x',
      '25',
      '1960',
      '2460',
      '999',
      '1234567',
      '19-51',
      ':',
      'pm',
      '下午',
      '99:99',
    ])
      check(typed, undefined);
    check(`${' '.repeat(100)}7`, undefined);
  });
});
