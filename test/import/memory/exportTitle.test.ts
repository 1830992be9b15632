import assert from 'node:assert/strict';
import { isSameTitle, titleOf } from '../../../server/src/import/memory/exportTitle';

describe('the names of exports', () => {
  it('are the same but for a day, a time, or the number of a download', () => {
    for (const [first, second] of [
      ['Team', 'Team'],
      ['Team 2026-03-01', 'team_20260308'],
      ['群聊2026年3月1日', '群聊2026年3月8日'],
      ['WhatsApp Chat - Kim', 'WhatsApp Chat - Kim (2)'],
      ['a_2026-03-01_20-15-00', 'a_2026-03-08_07-01-59'],
    ] as const) {
      assert.ok(isSameTitle(first, second), `${first}, ${second}`);
    }
  });

  it('differ by other words and numbers, and by nothing but a day', () => {
    for (const [first, second] of [
      ['Team', 'Teams'],
      ['Class 1', 'Class 2'],
      ['123456', '654321'],
      ['2026-03-01', '2026-03-08'],
    ] as const) {
      assert.ok(!isSameTitle(first, second), `${first}, ${second}`);
    }
  });

  it('are without folder and extension', () => {
    assert.equal(titleOf('exports/a.b/Team 1.x.json'), 'Team 1.x');
  });
});
