import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { rules } from '../../server/src/rules';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { range } from '../../server/src/text/span';
import { HiddenImages, imagesOf } from '../support/images';
import { message } from '../support/logText';
import { peopleOf } from '../support/people';
import { snapshot } from '../support/snapshot';

const fileName = '2024-02-09-chat.markdown';
const levels = ruleLevels(Object.fromEntries(rules.map(({ id }) => [id, 'warning'])));
const other = new ChatLog(message('07:08:28', 'Kim Park-Acme'), { fileName, levels: new Map() });
/** Each message has findings, so that it counts as a part of a step. */
const text = Array.from({ length: 300 }, (_, i) =>
  message('07:08:28', i % 2 === 0 ? 'Kim Park' : ' Zoe', `@Lee ${i % 7} ![x](img/x.png) &amp;#160;`),
).join('');
const some = text.split('\n').length >> 1;

/** What may happen between two steps. */
const changes: Readonly<Record<string, (log: ChatLog, images: HiddenImages) => void>> = {
  'nothing happens': () => {},
  'the text changes': log => {
    log.edit({ range: range(some, 0, some + 9, 0), newText: message('07:08:27', 'Lee', '@Max') });
  },
  'a comment comes': log => {
    log.edit({ range: range(0, 0, 0, 0), newText: '<!-- chatlog-disable mention/unknown-speaker -->\n' });
  },
  'people become known': log => void log.setPeople(peopleOf(other, log)),
  'other rules are on': log =>
    void log.configure(new Map([...levels].filter(([{ scope }]) => scope !== 'message'))),
  'images become known': (log, images) => {
    images.isListed = true;
    log.imagesChanged();
  },
  'the findings are requested': log => void log.findings.all(),
};

describe('the findings of a log that are computed in steps', () => {
  for (const [what, change] of Object.entries(changes)) {
    it(`are those of the log as it is when ${what} between two steps`, () => {
      const steps = (log: ChatLog) => [...log.findInSteps()].length;
      const plain = new ChatLog(text, { fileName, levels });
      const count = steps(plain);
      assert.ok(count > 3, String(count));
      assert.equal(steps(plain), 0);
      for (let before = 0; before <= count; before++) {
        const images = new HiddenImages(imagesOf(['img/x.png']));
        const log = new ChatLog(text, { fileName, levels, images });
        const finding = log.findInSteps();
        for (let i = 0; i < before; i++) finding.next();
        change(log, images);
        while (!finding.next().done);
        assert.deepEqual(snapshot(log), snapshot(new ChatLog(snapshot(log).text, log.options)));
      }
    });
  }
});
