import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { hasScope, loadGrammar, textOf, tokenize } from './tokenizer';

const seed = join(__dirname, '../../../shared/seed');
const HEADER = /^> \d\d:\d\d:\d\d {2,}(.*?)\s*$/;

describe('grammar: the seed log', () => {
  let grammar: IGrammar;
  let lines: string[];
  before(async function () {
    if (!existsSync(seed)) {
      console.log(`      skipped: the real logs are not at ${seed}`);
      this.skip();
    }
    const name = readdirSync(seed).find(file => file.endsWith('-chat.markdown'));
    assert.ok(name !== undefined, `no log in ${seed}`);
    lines = readFileSync(join(seed, name), 'utf8').split('\n');
    grammar = await loadGrammar();
  });

  it('shows each header as one, with its time and speaker, and nothing else', () => {
    const tokens = tokenize(grammar, lines);
    let headers = 0;
    for (const [index, line] of lines.entries()) {
      const speaker = HEADER.exec(line)?.[1];
      const here = tokens[index]!;
      assert.equal(hasScope(here, 'meta.header.chatlog'), speaker !== undefined, `line ${index}`);
      assert.equal(hasScope(here, 'invalid'), false, `line ${index}`);
      if (speaker === undefined) continue;
      headers++;
      assert.equal(hasScope(here, 'meta.body.chatlog'), false, `line ${index}`);
      assert.equal(textOf(here, 'constant.numeric.time.chatlog'), line.slice(2, 10));
      assert.equal(textOf(here, 'entity.name.function.speaker.chatlog'), speaker);
    }
    assert.ok(headers > 100, `only ${headers} headers`);
  });
});
