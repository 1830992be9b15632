import assert from 'node:assert/strict';
import { zoneOf } from '../../../server/src/import/logs/zone';
import { formatTimestamp } from '../../../server/src/model/timestamp';

describe('instants in a zone', () => {
  const check = (zone: string, utc: string, expected: string) =>
    it(`${utc} in ${zone}`, () => {
      const { day, timestamp } = zoneOf(zone)!.local(Date.parse(utc));
      assert.equal(`${day} ${formatTimestamp(timestamp)}`, expected);
    });

  check('UTC', '2026-03-01T00:00:00Z', '2026-03-01 00:00:00');
  check('Asia/Shanghai', '2026-03-01T15:59:59.999Z', '2026-03-01 23:59:59');
  check('Asia/Shanghai', '2026-03-01T16:00:00Z', '2026-03-02 00:00:00');
  check('UTC+8', '2026-03-01T16:00:00Z', '2026-03-02 00:00:00');
  check('+05:30', '2026-03-01T18:30:00Z', '2026-03-02 00:00:00');
  check('GMT-330', '2026-03-01T03:29:59Z', '2026-02-28 23:59:59');
  check('Asia/Kathmandu', '2026-03-01T18:15:00Z', '2026-03-02 00:00:00');
  // The clock goes forward at 01:00 UTC, and back at 01:00 UTC.
  check('Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29 01:59:59');
  check('Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29 03:00:00');
  check('Europe/Berlin', '2026-10-25T00:59:59Z', '2026-10-25 02:59:59');
  check('Europe/Berlin', '2026-10-25T01:00:00Z', '2026-10-25 02:00:00');
  // Samoa had no 30 December 2011.
  check('Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29 23:59:59');
  check('Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31 00:00:00');
  check('Asia/Shanghai', '1969-12-31T15:59:59Z', '1969-12-31 23:59:59');

  it('is the same at every minute as the format says', () => {
    const format = new Intl.DateTimeFormat('sv', {
      timeZone: 'America/St_Johns',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const zone = zoneOf('America/St_Johns')!;
    for (const start of ['2026-03-07', '2026-10-31']) {
      for (let minute = 0; minute < 3 * 1440; minute += 7) {
        const time = Date.parse(`${start}T00:00:00Z`) + minute * 60_000;
        const { day, timestamp } = zone.local(time);
        assert.equal(`${day} ${formatTimestamp(timestamp)}`, format.format(time));
      }
    }
  });

  it('needs a zone', () => {
    for (const name of ['Mars/Olympus', '', 'UTC+15', 'UTC+8:75', '8', 'x'.repeat(1000)]) {
      assert.equal(zoneOf(name), undefined);
    }
    assert.equal(zoneOf()?.name, Intl.DateTimeFormat().resolvedOptions().timeZone);
  });
});
