import assert from 'node:assert/strict';
import { fixAll } from '../../../server/src/features/requests/fixAll';
import { request } from '../../support/features';
import { frontMatter, message } from '../../support/logText';

const head = frontMatter('2024-02-09', 'Kim');
const said = message('07:08:28', 'Kim', 'Hi');
const answer = (text: string, unsafe: boolean) => request(fixAll, head + text, { unsafe });

describe('chatlog/fixAll', () => {
  it('says what safe fixes do', () => {
    const { edits, ...rest } = answer(said + said + said.replace('28  ', '29 '), false);
    assert.equal(edits.length, 1);
    assert.deepEqual(rest, { version: 1, summary: '1 fixed: 1 spacing', safe: '1 spacing', unsafe: '' });
  });

  it('says which of all fixes are unsafe', () => {
    const { edits, ...rest } = answer(said + said + said.replace('28  ', '29 '), true);
    assert.equal(edits.length, 2);
    assert.deepEqual(rest, {
      version: 1,
      summary: '2 fixed: 1 duplicate (unsafe), 1 spacing',
      safe: '1 spacing',
      unsafe: '1 duplicate',
    });
  });

  it('says what could be fixed where nothing can be safely', () => {
    assert.deepEqual(answer(said + said, false), {
      version: 1,
      edits: [],
      summary: '',
      safe: '',
      unsafe: '1 duplicate',
    });
    assert.deepEqual(answer(said, false), { version: 1, edits: [], summary: '', safe: '', unsafe: '' });
  });
});
