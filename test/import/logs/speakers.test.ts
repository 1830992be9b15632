import assert from 'node:assert/strict';
import { Speakers } from '../../../server/src/import/logs/speakers';

/** Adds senders, written `name` or `name <account>`. Returns the names in headers. */
function namesOf(senders: readonly string[], known: Readonly<Record<string, readonly string[]>> = {}) {
  const accounts = {
    namesOf: (account: string) => known[account] ?? [],
    belongsToOther: (name: string, account: string) =>
      Object.entries(known).some(([other, names]) => other !== account && names.includes(name)),
  };
  const speakers = new Speakers('app', accounts, new Map());
  const names = senders.map(sender => {
    const [, name, account] = /^(.*?)(?: <(.*)>)?$/s.exec(sender)!;
    const index = speakers.indexOf({ name: name!, account });
    speakers.addMessage(index);
    return speakers.name(index);
  });
  return { names, accounts: speakers.accounts() };
}

describe('the speakers of a conversation', () => {
  const check = (title: string, senders: readonly string[], expected: readonly string[], known = {}) =>
    it(title, () => assert.deepEqual(namesOf(senders, known).names, expected));

  check(
    'are called as the conversation shows them',
    ['李雷 <1>', '韩梅 <2>', '李雷 <1>'],
    ['李雷', '韩梅', '李雷'],
  );
  check(
    'of one name are told apart',
    ['李雷 <1>', '李雷 <2>', '李雷 <1>', '李雷 <3>'],
    ['李雷', '李雷 (2)', '李雷', '李雷 (3)'],
  );
  check('are told apart as in an earlier import', ['李雷 <2>', '李雷 <1>'], ['李雷 (2)', '李雷'], {
    'app:2': ['李雷 (2)'],
  });
  check('do not take the name of a person whom the registry knows', ['李雷 <1>'], ['李雷 (2)'], {
    'app:2': ['李雷'],
  });
  check('of one name without accounts are one', ['李雷', '李雷'], ['李雷', '李雷']);
  check(
    'have no Liquid in their names, which Jekyll would execute',
    ['{{ site.x }} <1>', 'a{%b%}', '{{{%', '{a} % }}'],
    ['{ { site.x }}', 'a{ %b%}', '{ { { %', '{a} % }}'],
  );
  check('have a name in one line', [' 李\n雷\u200e <1>', ' <wxid_2>', ' '], ['李 雷', 'wxid_2', '?']);

  it('keep their account when their name changes', () => {
    const { accounts } = namesOf(['李雷 <1>', '雷子 <1>', '雷子 <1>', '韩梅']);
    assert.deepEqual(accounts, [{ account: 'app:1', names: ['雷子', '李雷'] }]);
  });
});
