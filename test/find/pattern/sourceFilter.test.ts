import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Alike } from '../../../server/src/find/pattern/alike';
import { LinearRegex } from '../../../server/src/find/pattern/linearRegex';
import { LiteralPattern } from '../../../server/src/find/pattern/literalPattern';
import { SourceFilter } from '../../../server/src/find/pattern/sourceFilter';
import { searchedBody } from '../../../server/src/find/searchedBody';
import { parseTranscript } from '../../../server/src/model/parse';
import { HAN_FORMS } from '../../../server/src/text/hanForms';
import { message } from '../../support/logText';
import { renderContext } from '../../support/renderContext';
import { runs } from '../../support/runs';

const ALIKE = new Alike({}, HAN_FORMS);
const TEXTS = ['退款', 'ab', '发', '退款ab'];

describe('A filter of sources', () => {
  it('rules out what has a text nowhere', () => {
    const filter = SourceFilter.of(new LiteralPattern('退款', ALIKE))!;
    assert.equal(filter.mayShow(message('08:00:00', 'Kim', '退回了，款到了 &nbsp;&amp;amp;')), false);
    assert.equal(filter.mayShow('已退款'), true);
    assert.equal(SourceFilter.of(new LiteralPattern('!?', ALIKE)), undefined);
    assert.equal(SourceFilter.of(new LinearRegex('a*|b', ALIKE)), undefined);
    assert.equal(SourceFilter.of(new LinearRegex('x?退[款钱]+', ALIKE))?.mayShow('退了款'), false);
  });

  it('rules out nothing that is shown', () => {
    const sign = fc.constantFrom(
      ' ',
      '**',
      '*',
      '_',
      '`',
      '``',
      '\n',
      '&amp;',
      '[强]',
      '[',
      ']',
      '](http://e.org/a)',
      '<!-- x -->',
      '<',
      '>',
      '> ',
      '|',
      '\n|-|-|\n',
      '\\',
      '![',
      '](b.png)',
      '[文件 ',
      '[位置] ',
      '~~',
      '==',
      '++',
      '^',
      '发',
      '發',
      ';',
      '&fjlig;',
      '&lt;',
      '&shy;',
      '&#173;',
      '<b>',
      '{% x %}',
      '{{x}}',
      '$',
      '@Kim',
      ':',
    );
    const signs = fc.array(sign, { maxLength: 3 }).map(each => each.join(''));
    const pair = fc.constantFrom(
      ['退', '款'],
      ['a', 'b'],
      ['退', '&#x6b3e;'],
      ['&#36864;', '款'],
      ['Ａ', 'b'],
      ['a', '&amp;#98;'],
      ['退款', 'ab'],
      ['**退**', '款'],
      ['a', '[b](c)'],
      ['[退](http://e.org/a)', '款'],
      ['`a`', 'b'],
      ['~~退~~', '款'],
      ['a', '`b`'],
      ['__退__', '款'],
      ['a', '*b*'],
      ['退', '[款](http://e.org/a)'],
    );
    const body = fc
      .tuple(
        signs,
        pair,
        fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: signs }),
        signs,
      )
      .map(([before, [a, b], between, after]) => before + a + between + b + after);
    let shownDivided = 0;
    fc.assert(
      fc.property(body, said => {
        const source = message('08:00:00', 'Kim', said);
        const [first] = parseTranscript(source).messages;
        const shown = searchedBody(first!, renderContext(['Kim'])).text;
        for (const text of TEXTS) {
          const pattern = new LiteralPattern(text, ALIKE);
          if (pattern.firstIn(shown, 0) === undefined) continue;
          if (pattern.firstIn(source, 0) === undefined) shownDivided++;
          assert.ok(SourceFilter.of(pattern)!.mayShow(source), JSON.stringify(source));
        }
      }),
      { numRuns: runs(5_000) },
    );
    assert.ok(shownDivided > 20, `${shownDivided} texts that Markdown divides are among them`);
  });
});
