import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { range } from '../../server/src/text/span';
import { FILE_NAME, HEAD, message } from '../support/rules';

describe('a log', () => {
  it('has the findings of its text when they are first requested after an edit', () => {
    const log = new ChatLog(HEAD, { fileName: FILE_NAME, levels: ruleLevels() });
    const end = HEAD.split('\n').length - 1;
    const wrong = (time: string) => message(time, 'Kim').replace('  Kim', ' Kim');
    const comment = '<!-- chatlog-disable-next-line message/header-spacing -->\n\n';
    const newText = wrong('07:08:28') + comment + wrong('07:09:28');
    log.edit({ range: range(end, 0, end, 0), newText });
    assert.deepEqual(
      Array.from(log.findings.all(), ({ rule, range: { start } }) => `${rule.id} ${start.line - end}`),
      ['message/header-spacing 0'],
    );
  });
});
