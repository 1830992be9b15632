import * as assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { SpeakerSlots, spokenNames } from '../../server/src/log/speakerSlots';
import { NO_PEOPLE } from '../../server/src/people/people';
import { SPEAKER_SLOTS } from '../../server/src/protocol';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { range } from '../../server/src/text/span';
import { registeredPeople } from '../support/registeredPeople';

/** A log in which these speak in turn, and its slots by name. */
function logOf(...speakers: string[]) {
  const text = speakers.map((name, i) => `> 07:00:0${i % 10}  ${name}\n\na\n\n`).join('');
  const log = new ChatLog(text, { fileName: '', levels: ruleLevels() });
  return { log, slot: (name: string) => log.slots.slotOf(log.people.personOf(name)) };
}

describe('The slots of speakers', () => {
  it('go by how often they speak; those who speak as often by name', () => {
    const { slot } = logOf('A', 'C', 'C', 'B');
    assert.deepEqual(['C', 'A', 'B', 'D'].map(slot), [1, 2, 3, undefined]);
  });

  it('are kept while the log is edited, and shared out again when it is opened', () => {
    const { log, slot } = logOf('A', 'A', 'B');
    assert.deepEqual(['A', 'B'].map(slot), [1, 2]);
    const more = '> 07:00:05  B\n\na\n\n'.repeat(3);
    log.edit({ range: range(0, 0, 0, 0), newText: more });
    assert.deepEqual(['A', 'B'].map(slot), [1, 2]);
    const { slot: again } = logOf('A', 'A', 'B', 'B', 'B', 'B');
    assert.deepEqual(['A', 'B'].map(again), [2, 1]);
  });

  it('are not used up by the parts of a name while it is typed', () => {
    const { log, slot } = logOf('A', 'B');
    assert.equal(slot('A'), 1);
    for (const typed of ['C', 'Ch', 'Chi']) {
      log.edit({ range: range(4, 12, 4, 99), newText: typed });
      assert.equal(slot(typed), 2, typed);
      assert.equal(slot('B'), undefined);
    }
    log.edit({ range: range(4, 12, 4, 99), newText: 'B' });
    assert.equal(slot('B'), 2);
  });

  it('are those of the fewest others where all are in use', () => {
    const names = Array.from({ length: SPEAKER_SLOTS + 2 }, (_, i) => `P${i + 10}`);
    const { log, slot } = logOf(...names);
    assert.deepEqual(names.map(slot).slice(-3), [SPEAKER_SLOTS, 1, 2]);
    log.edit({ range: range(0, 0, 0, 0), newText: '> 06:00:00  New\n\na\n\n' });
    assert.equal(slot('New'), 3);
  });

  it('are the same for all names of a person, and not taken by those who have a color or are the exporter', () => {
    const people = registeredPeople(
      'people:\n  - {name: A, aliases: [B]}\n  - {name: C, color: red}\n  - {name: M}\nme: M\n',
    );
    const counts = { C: 9, M: 9, 我: 9, D: 3, A: 2, B: 2 };
    const slots = new SpeakerSlots(spokenNames(new Map(Object.entries(counts))), people);
    const slot = (name: string) => slots.slotOf(people.personOf(name));
    assert.deepEqual(['A', 'B', 'D'].map(slot), [1, 1, 2]);
  });

  it('are found in a time that does not grow with the names that were typed', () => {
    const counts = new Map([['A', 1]]);
    const slots = new SpeakerSlots(spokenNames(counts), NO_PEOPLE);
    for (let i = 0; i < 20_000; i++) {
      counts.set(`T${i}`, 1);
      assert.equal(slots.slotOf(NO_PEOPLE.personOf(`T${i}`)), 2);
      counts.delete(`T${i}`);
    }
    assert.equal(slots.slotOf(NO_PEOPLE.personOf('A')), 1);
  });
});
