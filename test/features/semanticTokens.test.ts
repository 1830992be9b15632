import assert from 'node:assert/strict';
import type { SemanticTokens } from 'vscode-languageserver-protocol';
import { MAX_MESSAGES, semanticTokens, semanticTokensRange } from '../../server/src/features/semanticTokens';
import { readClient } from '../../server/src/features/support/client';
import { offeredBy } from '../../server/src/features/support/feature';
import { request, requestIn } from '../support/features';
import { workspaceOf } from '../support/workspace';

const { legend } = offeredBy(semanticTokens, readClient({})).semanticTokensProvider as {
  legend: { tokenTypes: string[]; tokenModifiers: string[] };
};

/** As `line:from-to type.modifier`. */
function show(tokens: SemanticTokens | null): string[] {
  const shown: string[] = [];
  let line = 0;
  let start = 0;
  const data = tokens?.data ?? [];
  for (let i = 0; i < data.length; i += 5) {
    const [lines, columns, length, type, modifiers] = data.slice(i, i + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    start = lines === 0 ? start + columns : columns;
    line += lines;
    const names = [
      legend.tokenTypes[type],
      ...legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit)),
    ];
    shown.push(`${line}:${start}-${start + length} ${names.join('.')}`);
  }
  return shown;
}

const log =
  '> 07:08:28  我\r\n\r\n😀 @Kim Park 好 @nobody\r\n> 07:08:29  Kim Park\r\n\r\n@KP @Lee, `@Lee` @我\r\n';

describe('semantic tokens', () => {
  it('show who is known, to the end of the name, and oneself', async () => {
    const { workspace, open } = await workspaceOf({ 'a-chat.md': log, 'b-chat.md': '> 07:08:28  Lee' });
    assert.deepEqual(show(requestIn(semanticTokens, workspace, open('a-chat.md'), {})), [
      '0:12-13 function.me',
      '2:3-12 function',
      '2:15-22 variable',
      '5:0-3 variable',
      '5:4-8 function',
      '5:17-19 function.me',
    ]);
  });

  it('know oneself by the registry', async () => {
    const { workspace, open } = await workspaceOf({
      'a-chat.md': log,
      '_data/speakers.yml': 'people: [{name: Kim Park, aliases: [KP]}]\nme: Kim Park',
    });
    assert.deepEqual(show(requestIn(semanticTokens, workspace, open('a-chat.md'), {})), [
      '0:12-13 function.me',
      '2:3-12 function.me',
      '2:15-22 variable',
      '3:12-20 function.me',
      '5:0-3 function.me',
      '5:4-8 variable',
      '5:17-19 function.me',
    ]);
  });

  it('are those of the messages that a range touches', () => {
    const range = (from: number, to: number) => ({
      range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
    });
    const whole = show(request(semanticTokens, `---\n---\n${log}`, {}));
    assert.equal(whole.length, 6);
    assert.deepEqual(show(request(semanticTokensRange, `---\n---\n${log}`, range(0, 99))), whole);
    assert.deepEqual(show(request(semanticTokensRange, `---\n---\n${log}`, range(3, 4))), whole.slice(0, 3));
    assert.deepEqual(show(request(semanticTokensRange, `---\n---\n${log}`, range(6, 7))), whole.slice(3));
    assert.deepEqual(show(request(semanticTokensRange, `---\n---\n${log}`, range(0, 1))), []);
    assert.deepEqual(show(request(semanticTokensRange, '', range(0, 0))), []);
  });

  it('follow names that come and go', async () => {
    const { workspace, open } = await workspaceOf({ 'a-chat.md': '> 07:08:28  Kim\n\n@Lee\n' });
    const opened = open('a-chat.md');
    const tokens = () => show(requestIn(semanticTokens, workspace, opened, {}));
    assert.deepEqual(tokens(), ['2:0-4 variable']);
    const at = { line: 0, character: 12 };
    opened.log.edit({ range: { start: at, end: { line: 0, character: 15 } }, newText: 'Lee' });
    assert.deepEqual(tokens(), ['2:0-4 function']);
  });

  it('of a log that is too long come for what is seen only', () => {
    const text = '> 07:08:28  Kim\n\n@Kim\n'.repeat(MAX_MESSAGES);
    assert.equal(show(request(semanticTokens, text, {})).length, MAX_MESSAGES);
    assert.equal(request(semanticTokens, `${text}> 07:08:29  Kim\n`, {}), null);
    const range = { start: { line: 300, character: 0 }, end: { line: 305, character: 0 } };
    assert.deepEqual(show(request(semanticTokensRange, `${text}> 07:08:29  Kim\n`, { range })), [
      '302:0-4 function',
      '305:0-4 function',
    ]);
  });
});
