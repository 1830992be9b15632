import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { SearchedLog } from '../../server/src/find/searchedLog';
import { ofHtml, shownBody } from '../../server/src/find/shownBody';
import { occurrences, type TextQuery } from '../../server/src/find/textQuery';
import { renderMessage } from '../../server/src/render/renderMessage';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { range } from '../../server/src/text/span';

const LOG = [
  '> 09:00:00  李雄峰-某某',
  '客户说 **OK**，ok？',
  '> 09:00:05  李雄峰-某某',
  'ＡＢＣ abc',
  '> 09:01:00  Kim Park',
  '@李雄峰-某某 客**户**[强]！',
  '> 09:02:00  Kim Park',
  '![客户表](http://a.test/x.png)',
  '> 09:03:00  Lixf',
  '<b> & `code`!',
].join('\n\n');

function logOf(text: string): ChatLog {
  return new ChatLog(text, { fileName: '2018-01-22-chat.markdown', levels: ruleLevels() });
}

function find(log: ChatLog, query: TextQuery, searched = new SearchedLog()) {
  const found = searched.find(log, query);
  return { places: found.messages.map((message, i) => [message, found.counts[i]]), names: found.names };
}

describe('A search in a log', () => {
  const cases: [string, TextQuery, [number, number][], string[]?][] = [
    [
      'any part of a text',
      { text: '户' },
      [
        [0, 1],
        [2, 1],
        [3, 1],
      ],
    ],
    [
      'a part that Markdown divides',
      { text: '客户' },
      [
        [0, 1],
        [2, 1],
        [3, 1],
      ],
    ],
    ['letters of either case', { text: 'ok' }, [[0, 2]]],
    ['letters of one case', { text: 'ok', matchCase: true }, [[0, 1]]],
    ['letters of either width, several in a message', { text: 'abc' }, [[1, 2]]],
    ['letters of one width', { text: 'ａｂｃ', matchWidth: true }, [[1, 1]]],
    ['letters of one case and width', { text: 'ABC', matchWidth: true, matchCase: true }, []],
    [
      'a name once, where it is shown',
      { text: '某某' },
      [
        [0, 1],
        [2, 1],
      ],
    ],
    [
      'names and mentions by pinyin',
      { text: 'lixf' },
      [
        [0, 1],
        [2, 1],
        [4, 1],
      ],
      ['李雄峰-某某', '@李雄峰-某某'],
    ],
    ['signs that HTML escapes', { text: '<b> & c' }, [[4, 1]]],
    ['an emoji', { text: '👍' }, [[2, 1]]],
    ['nothing for nothing', { text: '' }, []],
  ];
  for (const [what, query, places, names = []] of cases) {
    it(`finds ${what}`, () => assert.deepEqual(find(logOf(LOG), query), { places, names }));
  }

  it('counts what the page marks, whatever is looked for', () => {
    const sign = fc.constantFrom('a', 'A', 'ａ', 'Ａ', 'b', '，', ',', 'İ');
    const word = fc.string({ unit: sign, maxLength: 12 });
    const query = fc.record({
      text: fc.string({ unit: sign, minLength: 1, maxLength: 3 }),
      matchCase: fc.boolean(),
      matchWidth: fc.boolean(),
    });
    fc.assert(
      fc.property(word, query, (text, query) => {
        const log = logOf(`> 09:00:00  Kim\n\nx${text}x\n`);
        const { counts } = new SearchedLog().find(log, query);
        assert.equal(counts[0] ?? 0, occurrences(`x${text}x`, query).length);
      }),
    );
  });

  it('knows what an edit changed', () => {
    const log = logOf(LOG);
    const searched = new SearchedLog();
    find(log, { text: 'x' }, searched);
    const edits: [number, string][] = [
      [2, 'new '],
      [0, '> 08:00:00  Ada\n\nnew\n\n'],
      [10, '> 09:00:30  Ada\n\n@李雄峰-某某 new\n\n'],
    ];
    for (const [line, newText] of edits) {
      log.edit({ range: range(line, 0, line, 0), newText });
      for (const text of ['new', 'lxf', '户']) {
        assert.deepEqual(find(log, { text }, searched), find(log, { text }), `${text} after ${newText}`);
      }
    }
    // A new name makes other mentions.
    log.edit({ range: range(0, 0, 0, 0), newText: '> 07:00:00  王芳\n\n@王芳说 new\n\n' });
    log.edit({ range: range(0, 0, 0, 0), newText: '> 07:00:00  王芳说\n\nx\n\n' });
    assert.deepEqual(find(log, { text: 'wangfang' }, searched), find(log, { text: 'wangfang' }));
    log.edit({ range: range(0, 0, 8, 0), newText: '' });
    assert.deepEqual(find(log, { text: 'lxf' }, searched), find(log, { text: 'lxf' }));
  });

  it('reads a text without rendering as it is with rendering', () => {
    const bodies = [
      'plain',
      '微信红包',
      '[红包]',
      '[文件] a.pdf',
      '微信',
      'ends!',
      '!',
      'a!!',
      '[强][强] see https://example.org',
      'https://a.test/b_c_d?e=f',
      '[x]',
      '[强](http://a.test)',
      '![a b](http://a.test/b-c.png)',
      '![](http://a.test/b.png)',
      '![a](data:x)',
      '[ThumbsUp]!',
      'a  \n   \nb',
      '# 1',
      '- a',
      '  indented',
      '1. a',
      'a_b_c',
      'http:// a',
      'a: b',
      '[强]: x',
      '[ ] task',
      '- [ ] task',
      '(see [强])',
      '[强',
      '强]',
      '[OK]',
      'x\tmid',
      '@Kim',
      'e@x.y',
      '://',
    ];
    const log = logOf(
      bodies.map((body, i) => `> 09:00:${String(i).padStart(2, '0')}  A\n\n${body}  \n   \n`).join(''),
    );
    for (const message of log.transcript.messages) {
      const rendered = ofHtml(renderMessage(message, log));
      assert.deepEqual(shownBody(message, log), rendered, message.lines.join(''));
    }
  });
});
