import assert from 'node:assert/strict';
import { navigate } from '../../../server/src/features/requests/navigate';
import { NO_PEOPLE, unregisteredPerson } from '../../../server/src/people/people';
import type { NavigateParams } from '../../../server/src/protocol';
import { type FeatureOptions, request } from '../../support/features';

const head = '---\ntag: [chat]\n---\n';
const message = (time: string, speaker: string) => `> ${time}  ${speaker}\n   \nx\n   \n`;

/** Headers at the lines 3, 7, 11, 15, 19. */
const log =
  head +
  message('07:00:00', 'Kim') +
  message('07:30:10', '李雷') +
  message('07:30:50', 'Kim') +
  message('19:51:00', 'Kim') +
  message('19:51:07', '李雷');

/** The index of the message that a line leads to; undefined: to none. */
function indexAt(line: number, to?: NavigateParams['to'], text = log, options?: FeatureOptions) {
  const params = { position: { line, character: 0 }, ...(to !== undefined && { to }) };
  return request(navigate, text, params, options).message?.index;
}

describe('navigation', () => {
  it('knows the message at the cursor', () => {
    assert.deepEqual(request(navigate, log, { position: { line: 9, character: 1 } }), {
      total: 5,
      message: { index: 1, position: { line: 7, character: 12 }, speaker: '李雷', time: '07:30:10' },
    });
    assert.deepEqual(request(navigate, log, { position: { line: 2, character: 0 } }), { total: 5 });
    assert.deepEqual(request(navigate, '', { position: { line: 0, character: 0 } }), { total: 0 });
  });

  it('goes to the next and the previous message, from within one to its own header first', () => {
    assert.deepEqual(
      [0, 3, 5, 7, 19].map(line => indexAt(line, 'next')),
      [0, 1, 1, 2, undefined],
    );
    assert.deepEqual(
      [0, 3, 5, 7, 8, 99].map(line => indexAt(line, 'previous')),
      [undefined, undefined, 0, 0, 1, 4],
    );
  });

  it('goes to messages of the same speaker', () => {
    assert.deepEqual(
      [0, 3, 7, 9, 11, 15, 19].map(line => indexAt(line, 'nextOfSpeaker')),
      [undefined, 2, 4, 4, 3, undefined, undefined],
    );
    assert.deepEqual(
      [3, 7, 9, 11, 15, 19].map(line => indexAt(line, 'previousOfSpeaker')),
      [undefined, undefined, 1, 0, 2, 1],
    );
  });

  it('goes to messages under any name of the same person', () => {
    const alias = log.replace('19:51:00  Kim', '19:51:00  Kim-Acme');
    const names = ['Kim', 'Kim-Acme'];
    const personOf = (name: string) =>
      names.includes(name) ? { name: 'Kim', names, isMe: false } : unregisteredPerson(name);
    const options = { workspace: { people: { ...NO_PEOPLE, personOf } } };
    assert.equal(indexAt(11, 'nextOfSpeaker', alias), undefined);
    assert.equal(indexAt(11, 'nextOfSpeaker', alias, options), 3);
    assert.equal(indexAt(15, 'previousOfSpeaker', alias, options), 2);
  });

  it('never takes messages without a speaker for a person', () => {
    const nameless = '> 07:00:00\n   \n'.repeat(3);
    assert.equal(indexAt(0, 'nextOfSpeaker', nameless), undefined);
    assert.equal(indexAt(0, 'next', nameless), 1);
    const [position] = [
      request(navigate, nameless, { position: { line: 0, character: 0 } }).message!.position,
    ];
    assert.deepEqual(position, { line: 0, character: 10 });
  });

  it('goes to a time: the first message of it, the next one after it, or the last', () => {
    const at = (time: string) => indexAt(0, { time });
    assert.deepEqual(
      ['0', '7', '0730', '07:30:11', '1951', '19:51:07', '下午7点51分', '7:51pm', '23', '080'].map(at),
      [0, 0, 1, 2, 3, 4, 3, 3, 4, 3],
    );
    assert.deepEqual(request(navigate, log, { position: { line: 0, character: 0 }, to: { time: 'x' } }), {
      total: 5,
      isNoTime: true,
    });
  });

  it('goes to the nearest time in a log that is out of order', () => {
    const mixed = ['23:50:00', '00:10:00', '07:00:00', '25:00:00', '06:59:00', '07:10:00']
      .map(time => message(time, 'Kim'))
      .join('');
    assert.equal(indexAt(0, { time: '0659' }, mixed), 4);
    assert.equal(indexAt(0, { time: '0705' }, mixed), 5);
    assert.equal(indexAt(0, { time: '1200' }, mixed), 0);
    assert.equal(indexAt(0, { time: '2359' }, mixed), 0);
    assert.equal(indexAt(0, { time: '7' }, message('25:00:00', 'A')), undefined);
  });
});
