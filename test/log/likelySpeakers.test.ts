import assert from 'node:assert/strict';
import { likelySpeakers } from '../../server/src/log/likelySpeakers';
import { parseTranscript } from '../../server/src/model/parse';

function messagesOf(speakers: string) {
  return parseTranscript([...speakers].map(name => `> 08:00:00  ${name}\n\nhi\n\n`).join('')).messages;
}

/** The likely next speakers after the given speakers, one letter each. */
function check(speakers: string, expected: string) {
  assert.equal(likelySpeakers(messagesOf(speakers), speakers.length).join(''), expected, speakers);
}

describe('Likely speakers', () => {
  it('are those who spoke just before', () => {
    check('', '');
    check('A', 'A');
    check('ABC', 'CBA');
  });

  it('are those who answered the last speaker before', () => {
    check('ABABA', 'BA');
    check('ABCDABCDAB', 'CBAD');
  });

  it('are those who answered the last speaker in other logs', () => {
    const elsewhere = (name: string) => new Map(name === 'A' ? [['Z', 40]] : []);
    const likely = (speakers: string) =>
      likelySpeakers(messagesOf(speakers), speakers.length, undefined, elsewhere).join('');
    assert.equal(likely('A'), 'AZ');
    // One who is near and answers elsewhere comes before all who are near.
    assert.equal(likely('ZBBBA'), 'ZBA');
    assert.equal(likely('AB'), 'BA');
  });

  it('are those around a place in the middle', () => {
    assert.equal(likelySpeakers(messagesOf('ABBBBBBBBBCCC'), 10).slice(0, 2).join(''), 'BC');
    assert.equal(likelySpeakers(messagesOf('CCC'), 0).join(''), 'C');
  });

  it('leave out the message that is being written', () => {
    const messages = messagesOf('ABX');
    assert.equal(likelySpeakers(messages, 2, messages[2]).join(''), 'BA');
  });
});
