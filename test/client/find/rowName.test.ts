import assert from 'node:assert/strict';
import { rowName } from '../../../client/src/find/rowName';

describe('The name in a row of what was found', () => {
  it('is the first part of a long one, or its beginning', () => {
    assert.equal(rowName('周砚'), '周砚');
    assert.equal(rowName('Kim Park'), 'Kim Park');
    assert.equal(rowName('周砚-木星支付-后端'), '周砚…');
    assert.equal(rowName('老魏（运维）'), '老魏…');
    assert.equal(rowName('Ada Moreno'), 'Ada…');
    assert.equal(rowName('🌙 夜航船'), '🌙 夜航…');
    assert.equal(rowName('Bartholomew'), 'Barthol…');
    assert.equal(rowName('司马相如文君'), '司马相…');
  });
});
