import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { formatTimestamp } from '../../server/src/model/timestamp';
import { checkDefect } from '../support/checkDefect';
import { defects } from '../support/defects';
import { FILE_NAME, HEAD, lint, message } from '../support/rules';

const speaker = fc.constantFrom('我', 'Kim Park', 'Lee', '钱一-甲公司  乙部 pm', 'A&B|C?(d)', '赵二·@丙');
const bodyLine = fc.constantFrom(
  'Good morning!',
  '早上好[强][强]',
  '@Kim Park 看一下 https://example.org/?a=1',
  '**bold** and `code`',
  '> quoted',
  '- a list',
  '7:30 吧',
  '![a](https://example.org/a.png)',
  'A &amp; B &#160;',
);
const body = fc.array(bodyLine, { minLength: 1, maxLength: 3 }).map(lines => lines.join('\n'));

/**
 * Logs without findings. Times increase by at least a second, and no two messages say the same, so that there are no
 * duplicates, also where a fix has to guess a time.
 */
const goodLog = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 600 }), speaker, body), { minLength: 3, maxLength: 12 })
  .map(messages => {
    let time = 3600;
    const texts = messages.map(([gap, who, said], i) => {
      time += gap;
      return message(formatTimestamp(time), who, `${said} ${i}`);
    });
    return HEAD + texts.join('');
  });

describe('defects in a log with which all is well', () => {
  it('there is no finding without one', () =>
    fc.assert(fc.property(goodLog, text => assert.deepEqual(lint(text), []))));

  for (const defect of defects) {
    it(`${defect.name}: ${defect.rule}, and nothing else`, () => {
      let found = 0;
      fc.assert(
        fc.property(goodLog, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (text, choices) => {
          let next = 0;
          if (checkDefect(defect, text, FILE_NAME, count => choices[next++ % choices.length]! % count))
            found++;
        }),
      );
      assert.ok(found > 10, `only ${found} logs had a place for it`);
    });
  }

  it('leaves every line ending as it is', () =>
    fc.assert(
      fc.property(goodLog, fc.constantFrom(...defects), fc.nat(), (text, defect, choice) => {
        checkDefect(defect, text.replaceAll('\n', '\r\n'), FILE_NAME, count => choice % count);
      }),
    ));
});
