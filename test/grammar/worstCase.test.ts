import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { hasScope, loadGrammar, tokenize } from './tokenizer';
import { PREFIXES, UNITS } from './worstLines';

/**
 * Ten times the length from which VS Code does not tokenize a line (`editor.maxTokenizationLineLength`): so long that
 * quadratic work takes minutes. The benchmark measures lines that VS Code does tokenize.
 */
const LENGTH = 200_000;

describe('grammar: worst-case lines', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  for (const prefix of PREFIXES) {
    it(`take time that grows with their length at most, after ${JSON.stringify(prefix)}`, () => {
      for (const unit of UNITS) {
        const line = (prefix + unit.repeat(LENGTH / unit.length)).slice(0, LENGTH);
        const tokens = tokenize(grammar, ['> 07:08:28  Amy', '', line, '> 07:08:29  Bo']);
        assert.equal(tokens[2]!.map(({ text }) => text).join(''), line, unit);
        assert.ok(hasScope(tokens[3]!, 'meta.header.chatlog'), unit);
      }
    });
  }
});
