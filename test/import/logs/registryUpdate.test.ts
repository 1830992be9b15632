import assert from 'node:assert/strict';
import { knownAccounts, withAccounts } from '../../../server/src/import/logs/registryUpdate';
import { parseRegistry } from '../../../server/src/registry/speakerRegistry';

describe('the registry after an import', () => {
  const check = (
    title: string,
    before: string,
    accounts: readonly (readonly [account: string, ...names: string[]])[],
    expected: string | undefined,
  ) =>
    it(title, () => {
      const speakers = accounts.map(([account, ...names]) => ({ account, names }));
      const after = withAccounts(before, speakers)?.after;
      assert.equal(after, expected);
      if (after === undefined) return;
      assert.deepEqual(parseRegistry(after).problems, []);
      assert.equal(withAccounts(after, speakers), undefined, 'a second import changes nothing');
    });

  check(
    'has new people',
    'people:\n  - name: Kim\n',
    [['wechat:1', '李雷', '雷子']],
    'people:\n  - name: Kim\n  - name: 李雷\n    aliases: [雷子]\n    accounts: ["wechat:1"]\n',
  );
  check(
    'has the account of a person whom it knows by name',
    'people:\n  - name: Kim\n    aliases: [李雷] # he\n',
    [['wechat:1', '李雷']],
    'people:\n  - name: Kim\n    aliases: [李雷] # he\n    accounts: ["wechat:1"]\n',
  );
  check(
    'has the new name of an account',
    'people:\n  - name: Kim\n    accounts: [wechat:1]\n',
    [['wechat:1', '李雷']],
    'people:\n  - name: Kim\n    aliases: [李雷]\n    accounts: [wechat:1]\n',
  );
  check(
    'keeps further accounts of a person',
    'people:\n  - {name: Kim, accounts: [wechat:1]}\n',
    [['qq:2', 'Kim']],
    'people:\n  - {name: Kim, accounts: [wechat:1, "qq:2"]}\n',
  );
  check(
    'does not take names from others',
    'people:\n  - name: Kim\n  - name: 李雷\n    accounts: [wechat:1]\n',
    [['wechat:1', '李雷', 'Kim']],
    undefined,
  );
  check('stays as it is if it is broken', 'people: [\n', [['wechat:1', '李雷']], undefined);
  check('stays as it is without accounts', 'people:\n  - name: Kim\n', [], undefined);

  it('is made where there is none', () => {
    const { edits, after: text } = withAccounts(undefined, [{ account: 'wechat:1', names: ['李雷'] }])!;
    assert.deepEqual(edits, []);
    assert.deepEqual(knownAccounts(text).namesOf('wechat:1'), ['李雷']);
    assert.deepEqual(knownAccounts(text).namesOf('wechat:2'), []);
  });
});
