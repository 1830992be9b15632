import assert from 'node:assert/strict';
import { readWrittenDate } from '../../server/src/rules/frontMatter/writtenDate';

/** The date in the form of front matter; without a time, the day only; `undefined` if it is not certain. */
function check(text: string, expected: string | undefined, day?: string) {
  it(JSON.stringify(text), () => {
    const date = readWrittenDate(text, day);
    assert.equal(date && [date.day, date.time, date.zone].filter(Boolean).join(' '), expected);
  });
}

describe('a written date', () => {
  check('2026-3-1 9:5:3', '2026-03-01 09:05:03');
  check('2026-03-01, 16:38:10', '2026-03-01 16:38:10');
  check('20260301', '2026-03-01');
  check('20260301T16:38:10Z', '2026-03-01 16:38:10 Z');
  check('2026-03-01T16:38', '2026-03-01 16:38:00');
  check('2026/3/1 16:38', '2026-03-01 16:38:00');
  check('2026.03.01 16:38:10.5', '2026-03-01 16:38:10.5');
  check('2026-03-01 4:38:10 PM', '2026-03-01 16:38:10');
  check('2026-03-01 12:05 am', '2026-03-01 00:05:00');
  check('2026-03-01 12:05 p.m.', '2026-03-01 12:05:00');
  check('01.03.2026 16:38:10', '2026-03-01 16:38:10');
  check('1. 3. 2026 16:38', '2026-03-01 16:38:00');
  check('March 1, 2026 16:38', '2026-03-01 16:38:00');
  check('March 1st, 2026 at 4:38 PM', '2026-03-01 16:38:00');
  check('1 Mar 2026', '2026-03-01');
  check('01-Mar-2026 16:38:10', '2026-03-01 16:38:10');
  check('Sun, 01 Mar 2026 17:45:00 GMT', '2026-03-01 17:45:00 Z');
  check('Sun, 1 Mar 2026 17:45:00 +0100', '2026-03-01 17:45:00 +01:00');
  check('Sun Mar 01 2026 17:45:00 GMT+0800 (China Standard Time)', '2026-03-01 17:45:00 +08:00');
  check('Sun Mar  1 17:45:00 2026', '2026-03-01 17:45:00');
  check('Sun Mar  1 17:45:00 UTC 2026', '2026-03-01 17:45:00 Z');
  check('2026-03-01 16:38:10 UTC+8', '2026-03-01 16:38:10 +08:00');
  check('2026年3月1日', '2026-03-01');
  check('2026年3月1日 下午4:38', '2026-03-01 16:38:00');
  check('2026年3月1日 星期日 16:38', '2026-03-01 16:38:00');
  check('2026年3月1日（星期日）16:38', '2026-03-01 16:38:00');
  check('星期日, 2026-03-01 16:38', '2026-03-01 16:38:00');
  check('2026年03月01日 16时38分10秒', '2026-03-01 16:38:10');
  check('2026-03-01 晚上8点30分', '2026-03-01 20:30:00');
  check('2026-03-01 04:38 下午', '2026-03-01 16:38:00');
  check('13/03/2026', '2026-03-13');
  check('03/13/2026 10:00', '2026-03-13 10:00:00');
});

describe('a date that is not certain is none', () => {
  check('01/03/2026', undefined);
  check('01/03/2026', '2026-03-01', '2026-03-01');
  check('01/03/2026', '2026-01-03', '2026-01-03');
  check('01/03/2026', undefined, '2026-05-05');
  check('03/03/2026', '2026-03-03');
  check('2026-03-01 16:38:10 CDT', undefined);
  check('Sun Mar  1 17:45:00 CST 2026', undefined);
  check('2026-02-30 12:00:00', undefined);
  check('2026-03-01 24:00:00', undefined);
  check('2026-03-01 16:61', undefined);
  check('2026-03-01 13:00 am', undefined);
  check('2026-03-01 or so', undefined);
  check('2026-03-01 16:38 2026-03-02', undefined);
  check('2026-03-01 晚上12:30', undefined);
  check('today', undefined);
  check('12', undefined);
  check('2026', undefined);
});
