import assert from 'node:assert/strict';
import { columnsOf, cutToColumns } from '../../server/src/protocol/columns';

describe('The columns of a text', () => {
  it('are two for what is as wide as two letters', () => {
    assert.equal(columnsOf('Kim'), 3);
    assert.equal(columnsOf('周砚（运维）'), 12);
    assert.equal(columnsOf('😀 é'), 4);
  });

  it('are as many as there is room for: the rest is cut, between characters', () => {
    assert.equal(cutToColumns('Ada More', 8), 'Ada More');
    assert.equal(cutToColumns('Ada Moreno', 8), 'Ada Mor…');
    assert.equal(cutToColumns('Ada Mor Eno', 5), 'Ada…');
    assert.equal(cutToColumns('周砚周砚', 8), '周砚周砚');
    assert.equal(cutToColumns('周砚-木星支付-后端', 8), '周砚-木…');
    assert.equal(cutToColumns('x😀😀', 4), 'x😀…');
    assert.equal(cutToColumns('x😀😀', 3), 'x…');
  });
});
