import assert from 'node:assert/strict';
import { dataOfPeople, peopleOfData } from '../../server/src/people/peopleData';
import { registeredPeople } from '../support/registeredPeople';

describe('people as data', () => {
  const similar = (name: string, messageCount: number) => ({
    name,
    messageCount,
    logCount: 1,
    lastDay: '2018-01-22' as const,
  });
  const alike = new Map([
    ['Kim', [similar('Kim-Acme', 3), similar('Kim Park', 2)]],
    ['Kim Park', [similar('Kim', 9)]],
    ['Kim-Acme', [similar('Kim', 9), similar('Kim Park', 2)]],
  ]);
  const people = {
    ...registeredPeople(
      'me: Ann\npeople:\n  - name: Ann\n    aliases: [Zoe]\n  - name: Bo\n    color: red\n',
    ),
    similarTo: (name: string) => alike.get(name) ?? [],
  };
  const names = ['Ann', 'Zoe', '我', 'Bo', 'Kim', 'Kim Park', 'Kim-Acme', 'Lee'];
  const sent = peopleOfData(structuredClone(dataOfPeople(people, [...names, ...names])));

  it('are the same people', () => {
    assert.equal(sent.generation, people.generation);
    assert.equal(sent.isComplete, people.isComplete);
    assert.deepEqual(sent.registered, people.registered);
    for (const name of names) {
      assert.deepEqual(sent.personOf(name), people.personOf(name));
      assert.equal(sent.known.has(name), people.known.has(name));
      assert.deepEqual(sent.similarTo(name), people.similarTo(name));
    }
  });

  it('have one list for each name, by which texts are kept', () => {
    assert.equal(sent.similarTo('Kim'), sent.similarTo('Kim'));
  });
});
