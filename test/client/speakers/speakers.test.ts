import assert from 'node:assert/strict';
import { type SpeakerOrder, sortSpeakers } from '../../../client/src/speakers/speakerOrder';
import { swatch } from '../../../client/src/speakers/swatch';
import { NEUTRAL_COLORS, SPEAKER_COLORS, type Speaker } from '../../../server/src/protocol';

describe('the order of speakers', () => {
  const speaker = (name: string, messages: number, lastDay?: string, here?: Speaker['here']): Speaker => ({
    name,
    messages,
    logs: 1,
    ...(lastDay !== undefined && { lastDay }),
    ...(here !== undefined && { here }),
  });
  const check = (order: SpeakerOrder, speakers: Speaker[], expected: string) =>
    assert.equal(
      sortSpeakers(speakers, order)
        .map(({ name }) => name)
        .join(' '),
      expected,
    );
  const all = [
    speaker('Kim', 3, '2026-01-05'),
    speaker('张三', 9, '2026-01-07'),
    speaker('阿豆', 3, '2026-01-07'),
    speaker('P10', 1),
    speaker('P9', 1, '2026-01-09'),
  ];

  it('is by number, then by name: Chinese by pinyin, figures by value', () => {
    check('messages', all, '张三 阿豆 Kim P9 P10');
  });
  it('is by name', () => check('name', all, '阿豆 张三 Kim P9 P10'));
  it('is by the last day, those without one last', () => check('lastSeen', all, 'P9 张三 阿豆 Kim P10'));
  it('is that of one log where it is shown alone', () => {
    const here = [
      speaker('A', 9, '2026-01-09', { messages: 1, lastLine: 40 }),
      speaker('B', 2, '2026-01-05', { messages: 2, lastLine: 8 }),
    ];
    check('messages', here, 'B A');
    check('lastSeen', here, 'A B');
  });
});

describe('a swatch', () => {
  const svg = (...given: Parameters<typeof swatch>) => {
    const uri = swatch(...given);
    assert.match(uri, /^data:image\/svg\+xml,[\w%.~!*'()-]+$/);
    return decodeURIComponent(uri.slice(uri.indexOf(',') + 1));
  };

  it('has the color of the name, lighter on dark', () => {
    assert.ok(svg({ slot: 3 }, 'light').includes(`fill:${SPEAKER_COLORS.light[3]}`));
    assert.ok(svg({ slot: 3 }, 'dark').includes(`fill:${SPEAKER_COLORS.dark[3]}`));
    assert.ok(svg({}, 'dark').includes(`fill:${NEUTRAL_COLORS.dark}`));
  });
  it('has a color at a lightness that the theme can show', () => {
    assert.match(
      svg({ color: 'hsl(1 2% 3%)' }, 'dark'),
      /oklch\(from hsl\(1 2% 3%\) clamp\(0\.6,l,0\.86\) c h\)/,
    );
  });
  it('has a ring for oneself', () => {
    assert.equal(svg({ slot: 0 }, 'dark', true).match(/<circle/g)?.length, 2);
    assert.equal(svg({ slot: 0 }, 'dark').match(/<circle/g)?.length, 1);
  });
});
