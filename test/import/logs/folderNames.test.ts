import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folderName } from '../../../server/src/import/logs/folderNames';
import { runs } from '../../support/runs';

describe('the folder of a conversation', () => {
  const check = (conversation: string, expected: string) =>
    it(JSON.stringify(conversation), () => assert.equal(folderName(conversation, new Set()), expected));
  check('退款小组', '退款小组');
  check('A/B: C?', 'A B C');
  check('../../etc/passwd', 'etc passwd');
  check('..', 'chat');
  check('', 'chat');
  check('.git', 'git');
  check('_site', 'site');
  check('CON', 'CON chat');
  check('nul.txt', 'nul.txt chat');
  check('a\u202eb\u0000c\n', 'a b c');
  check('😀'.repeat(100), '😀'.repeat(80));

  it('is another for each conversation', () => {
    assert.equal(folderName('Team', new Set(['team'])), 'Team (2)');
    assert.equal(folderName('team', new Set(['team', 'team (2)'])), 'team (3)');
  });

  it('of any name is one visible folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        assert.match(folderName(name, new Set()), /^[^\s./\\:*?"<>|\p{Cc}_-][^/\\:*?"<>|\p{Cc}]*(?<![. ])$/u);
      }),
      { numRuns: runs(500) },
    );
  });
});
