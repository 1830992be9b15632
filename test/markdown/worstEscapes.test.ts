import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../server/src/markdown/escapeMarkdown';
import { WORST_UNITS } from '../render/worstBodies';

/** So long that quadratic work takes minutes. */
const LENGTH = 400_000;

describe('escaping takes linear time for', () => {
  const units = [
    ...WORST_UNITS,
    '\n',
    ' ',
    '\t',
    '<a@',
    '{',
    '$$ ',
    '- ',
    '*[',
    '[^]',
    '|',
    '&#',
    'https://a.cn/*a*&',
    '@a|',
    '=-',
  ];
  for (const unit of units) {
    it(JSON.stringify(unit), () => {
      assert.ok(escapeMarkdown(`a${unit.repeat(LENGTH / unit.length)}`).length > 0);
    });
  }
});
