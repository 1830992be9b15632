import assert from 'node:assert/strict';
import { laterDatedNames } from '../../server/src/protocol';

describe('names with a later date', () => {
  it('are those of the same form, the latest first', () => {
    const others = [
      'ChatExport_2026-11-15',
      'ChatExport_2026-11-29',
      'ChatExport_2026-12-06 (1)',
      'ChatExport_2026-12-06',
      'ChatExport_2026-11-22',
      'Other_2026-12-13',
      'ChatExport',
    ];
    assert.deepEqual(laterDatedNames('ChatExport_2026-11-22', others), [
      'ChatExport_2026-12-06 (1)',
      'ChatExport_2026-12-06',
      'ChatExport_2026-11-29',
    ]);
    assert.deepEqual(laterDatedNames('ChatExport_2026-12-06', others), ['ChatExport_2026-12-06 (1)']);
  });

  it('are none of a name without a date', () => {
    assert.deepEqual(laterDatedNames('media', ['media2', 'media 2026-01-01']), []);
    assert.deepEqual(laterDatedNames('photos 1', ['photos 2']), []);
  });
});
