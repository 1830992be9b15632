import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IGrammar } from 'vscode-textmate';
import { readHeader } from '../../server/src/model/header';
import { runs } from '../support/runs';
import { hasScope, loadGrammar, textOf, tokenize } from './tokenizer';

/** Parts of headers and malformed headers, in the order of writing. */
const headerLike = fc
  .tuple(
    fc.constantFrom('', '', '', ' ', '\u3000', '\t'),
    fc.constantFrom('>', '>', '>', '＞', '》', '', '>>', '> >', '&gt;', '\\>', '»', '>>>>>'),
    fc.constantFrom(' ', ' ', '', '  ', '\t'),
    fc.constantFrom('', '', '', '2018-01-22 ', '2018年1月22日 ', '2018/1/2T'),
    fc.constantFrom('07', '7', '25', '１２', '123'),
    fc.constantFrom(':', ':', ':', '：', '.'),
    fc.constantFrom('08', '8', '61', '1'),
    fc.constantFrom(':28', ':28', ':28', '：28', '.28', '', '', ':2', ': 28', ':285'),
    fc.constantFrom(
      '',
      '',
      '',
      '.790',
      ',5',
      'Z',
      '+0800',
      ' +08:00',
      ' UTC',
      '~',
      ' --> 07:09:00',
      '-11:00',
      ' PM',
    ),
    fc.constantFrom('  ', '  ', ' ', '\t', '', '\u3000', '   ', ' \t'),
    fc.constantFrom('Amy', '@Amy\ttext', 'Kim Park', '', '我', 'Amy  ', ' ', '>', 'a\u2028b'),
  )
  .map(parts => parts.join(''));

describe('grammar: headers', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  it('are those of the model, with its speaker, and invalid where the model finds fault', () => {
    fc.assert(
      fc.property(headerLike, line => {
        const header = readHeader(line, true);
        const tokens = tokenize(grammar, ['> 07:08:00  Lea', '', line])[2]!;
        assert.equal(hasScope(tokens, 'meta.header.chatlog'), header !== undefined);
        assert.equal(hasScope(tokens, 'meta.body.chatlog'), header === undefined);
        if (header === undefined) return;
        assert.equal(textOf(tokens, 'entity.name.function.speaker.chatlog'), header.speaker);
        const flawless =
          header.deviations.length === 0 && header.timestamp !== undefined && header.speaker !== '';
        assert.equal(hasScope(tokens, 'invalid'), !flawless);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it('end whatever stands open before them', () => {
    const openers = [
      '---',
      '```js',
      '~~~~',
      '<!--',
      '<script>',
      '<div',
      '**a',
      '_a',
      '`a',
      '[a',
      '![a](',
      '> a',
      '- a',
      '1. a',
      '    a',
      '|a|b',
      '# a',
      '"',
      "'",
      '"""',
      '{',
      '[强',
      '@',
      '$$',
    ];
    const line = fc.oneof(
      fc.constantFrom(...openers, '', '   ', 'a: "b', '...', '> 12:30 lunch'),
      headerLike,
      fc.array(fc.constantFrom(...openers), { maxLength: 4 }).map(parts => parts.join(' ')),
      fc.constantFrom('[', '`', '**a ', '> ').map(unit => unit.repeat(200)),
      fc.constant('a'.repeat(3000)),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('---', '---js', 'stray'),
        (before, first) => {
          const lines = [first, ...before, '> 07:08:28  Kim Park  ', 'text'];
          const [header, body] = tokenize(grammar, lines).slice(-2);
          assert.deepEqual(
            header!.map(token => token.scopes.slice(1)),
            [
              ['meta.header.chatlog', 'punctuation.definition.header.chatlog'],
              ['meta.header.chatlog'],
              ['meta.header.chatlog', 'constant.numeric.time.chatlog'],
              ['meta.header.chatlog'],
              ['meta.header.chatlog', 'entity.name.function.speaker.chatlog'],
              ['meta.header.chatlog'],
            ],
          );
          assert.deepEqual(body!.flatMap(token => token.scopes.slice(1)).slice(0, 1), ['meta.body.chatlog']);
          assert.equal(
            body!.some(token =>
              token.scopes.some(scope => /fenced_code|comment|quote|bold|list/.test(scope)),
            ),
            false,
          );
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
