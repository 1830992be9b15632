import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { bestTimes, loadGrammar } from './tokenizer';

/** Beyond this, VS Code does not tokenize a line (`editor.maxTokenizationLineLength`). */
const LIMIT = 20_000;

/** Milliseconds that no line may take. */
const BAR = 5;

/** What the rules of the grammar, and Markdown's, could take badly when it is repeated. */
const UNITS = [
  'a',
  ' ',
  '\t',
  '强',
  '[',
  ']',
  '(',
  '!',
  '@',
  '&',
  '*',
  '_',
  '`',
  '<',
  '>',
  '~',
  '\\',
  ':',
  '.',
  '9',
  '|',
  '-',
  '&amp;',
  '![',
  '[a',
  '[a](',
  '![a](',
  '[强',
  '[强]',
  '**a ',
  '> ',
  '<a ',
  '<!--',
  '@a',
  '@a ',
  '@(',
  '@（',
  'a@',
  'http://a',
  'http://(',
  'http://a.',
  'www.a',
  '1. ',
  '- ',
  '# ',
  '[a]: ',
  '07:08:28',
  '07:08:28  ',
  '> 07:08:28 ',
  '&gt;',
  '＞',
  '2018-01-22 ',
];

const PREFIXES = [
  '',
  '> 07:08:28  ',
  '>07:08:28 ',
  ' ',
  '> ',
  '2018-01-22 ',
  '@',
  'http://',
  'http://a(',
  '# ',
  '- ',
  '[',
  '![',
  '[a](',
  '[a](b ',
  '@(',
  '> 07:08:28  A',
];

describe('grammar: worst-case lines', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  /** Milliseconds for one line in a body. */
  const timeOf = (line: string, runs: number): number =>
    bestTimes(grammar, ['> 07:08:28  Amy', '', line], runs)[2]!;

  /** Asks again with more runs before it gives up, since the machine may be busy with something else. */
  function check(measure: (runs: number) => string | undefined): void {
    if (measure(2) === undefined || measure(20) === undefined) return;
    const failure = measure(100);
    if (failure !== undefined) assert.fail(failure);
  }

  it('take time that grows with their length at most', () => {
    for (const prefix of PREFIXES) {
      for (const unit of UNITS) {
        const half = (prefix + unit.repeat(LIMIT)).slice(0, LIMIT / 2);
        const whole = (prefix + unit.repeat(LIMIT)).slice(0, LIMIT);
        check(runs => {
          const long = timeOf(whole, runs);
          if (long < BAR) return undefined;
          const short = timeOf(half, runs);
          // Twice is linear, four times square.
          return long / short < 3.2
            ? undefined
            : `${JSON.stringify(prefix + unit)}: ${short} ms for ${LIMIT / 2}, ${long} ms for ${LIMIT}`;
        });
      }
    }
  }).timeout(120_000);

  it("stay below 5 ms where VS Code's own Markdown still reads them", function () {
    if (process.env.VSCODE_EXTENSIONS === undefined) {
      console.log("      skipped: VSCODE_EXTENSIONS names no folder with VS Code's own grammars");
      this.skip();
    }
    for (const prefix of PREFIXES) {
      for (const unit of UNITS) {
        for (const length of [150, 300, 600, 999, 2999]) {
          const line = (prefix + unit.repeat(length)).slice(0, length);
          check(runs => {
            const time = timeOf(line, runs);
            return time < BAR
              ? undefined
              : `${JSON.stringify(prefix + unit)}, ${length} characters: ${time} ms`;
          });
        }
      }
    }
  }).timeout(120_000);
});
