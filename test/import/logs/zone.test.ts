import assert from 'node:assert/strict';
import fc from 'fast-check';
import { zoneOf } from '../../../server/src/import/logs/zone';
import { formatTimestamp } from '../../../server/src/model/timestamp';
import { runs } from '../../support/runs';

/** An instant of UTC as clocks in a zone show it. */
function shown(zone: string, instant: string): string {
  const { day, timestamp } = zoneOf(zone)!.local(Date.parse(instant));
  return `${day} ${formatTimestamp(timestamp)}`;
}

/** Tests instants of UTC and what clocks show then. */
function check(zone: string, times: Readonly<Record<string, string>>): void {
  it(zone, () => {
    const found = Object.keys(times).map(instant => [instant, shown(zone, instant)] as const);
    assert.deepEqual(Object.fromEntries(found), times);
  });
}

describe('an instant in a zone', () => {
  describe('where clocks are changed in the year:', () => {
    check('Europe/Berlin', {
      '2026-03-29T00:59:59.999Z': '2026-03-29 01:59:59',
      '2026-03-29T01:00:00Z': '2026-03-29 03:00:00',
      '2026-10-25T00:59:59Z': '2026-10-25 02:59:59',
      '2026-10-25T01:00:00Z': '2026-10-25 02:00:00',
      '2026-10-25T23:30:00Z': '2026-10-26 00:30:00',
    });
    check('America/New_York', {
      '2026-03-08T06:59:59Z': '2026-03-08 01:59:59',
      '2026-03-08T07:00:00Z': '2026-03-08 03:00:00',
      '2026-11-01T05:59:59Z': '2026-11-01 01:59:59',
      '2026-11-01T06:00:00Z': '2026-11-01 01:00:00',
      '2026-03-01T04:59:59Z': '2026-02-28 23:59:59',
    });
    check('Australia/Lord_Howe', {
      '2026-04-04T14:59:59Z': '2026-04-05 01:59:59',
      '2026-04-04T15:00:00Z': '2026-04-05 01:30:00',
    });
  });

  describe('with parts of an hour:', () => {
    check('Asia/Kolkata', { '2026-03-01T18:30:00Z': '2026-03-02 00:00:00' });
    check('Asia/Kathmandu', { '2026-03-01T18:14:59Z': '2026-03-01 23:59:59' });
    check('UTC+5:45', { '2026-03-01T18:15:00Z': '2026-03-02 00:00:00' });
  });

  describe('long ago:', () => {
    check('Asia/Shanghai', {
      '2026-03-01T16:00:00Z': '2026-03-02 00:00:00',
      '1988-07-01T15:00:00Z': '1988-07-02 00:00:00',
      '1969-12-31T23:59:59.5Z': '1970-01-01 07:59:59',
      // Local mean time ends within a quarter of an hour.
      '1900-12-31T15:54:16Z': '1900-12-31 23:59:59',
      '1900-12-31T15:54:17Z': '1900-12-31 23:54:17',
    });
    check('Europe/London', {
      '1969-06-01T00:00:00Z': '1969-06-01 01:00:00',
      '1969-12-31T23:00:00Z': '1970-01-01 00:00:00',
    });
  });

  describe('where a day was left out:', () => {
    check('Pacific/Apia', {
      '2011-12-30T09:59:59Z': '2011-12-29 23:59:59',
      '2011-12-30T10:00:00Z': '2011-12-31 00:00:00',
    });
  });

  it('is what the clock of `Intl` shows, in any order of instants', () => {
    const zones = [
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Tehran',
      'Africa/Casablanca',
      'Pacific/Chatham',
      'America/Caracas',
      'Asia/Pyongyang',
    ];
    const found = zones.map(name => zoneOf(name)!);
    const near = fc.integer({ min: -172_800_000, max: 172_800_000 });
    const change = fc.constantFrom(
      '1918-04-15',
      '1942-11-02',
      '1980-04-06',
      '2007-12-09',
      '2018-05-05',
      '2022-09-22',
      '2026-03-29',
      '2026-10-25',
    );
    const instant = fc.oneof(
      fc.integer({ min: -2_208_988_800_000, max: 4_102_444_800_000 }),
      fc.tuple(change, near).map(([day, distance]) => Date.parse(day) + distance),
    );
    fc.assert(
      fc.property(fc.nat(zones.length - 1), instant, (i, milliseconds) => {
        const time = found[i]!.local(milliseconds);
        const whole = Math.floor(milliseconds / 1000) * 1000;
        const expected = new Date(whole).toLocaleString('sv-SE', { timeZone: zones[i]! });
        assert.equal(`${time.day} ${formatTimestamp(time.timestamp)}`, expected);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

describe('a zone', () => {
  it('is named as in the tz database, or as an offset', () => {
    const noon = '2026-03-01T12:00:00Z';
    for (const name of [
      'asia/shanghai',
      'Asia/Shanghai',
      '+08:00',
      '+8',
      'UTC+8',
      'gmt+0800',
      ' UTC+8 ',
      'Etc/GMT-8',
    ]) {
      assert.equal(shown(name, noon), '2026-03-01 20:00:00', name);
    }
    for (const name of ['-3:30', 'gmt-330', '-0330', '\u221203:30'])
      assert.equal(shown(name, noon), '2026-03-01 08:30:00', name);
    for (const name of ['utc', 'Z', 'GMT', 'UTC+0', 'Etc/UTC'])
      assert.equal(shown(name, noon), '2026-03-01 12:00:00', name);
  });

  it('is that of the machine if none is named', () => {
    assert.equal(zoneOf()?.name, Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('is refused if there is none', () => {
    for (const name of [
      ...[
        'Mars/Olympus',
        '',
        ' ',
        '北京',
        'UTC+15',
        '+14:01',
        'UTC+8:75',
        '8',
        'UTC+',
        '+123456',
        'local',
        '../etc/passwd',
      ],
      'x'.repeat(1000),
    ]) {
      assert.equal(zoneOf(name), undefined, name);
    }
  });
});
