import assert from 'node:assert/strict';
import type {
  CompletionList,
  DocumentSymbol,
  Hover,
  PrepareRenameResult,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { completion } from '../../server/src/features/completion';
import { documentSymbol } from '../../server/src/features/documentSymbol';
import { hover } from '../../server/src/features/hover';
import { prepareRename } from '../../server/src/features/prepareRename';
import { MAX_REFERENCES, referencesOf } from '../../server/src/features/reference';
import { rename } from '../../server/src/features/rename';
import { MAX_SPEAKERS, messagePlace } from '../../server/src/features/requests/messagePlace';
import { speakers } from '../../server/src/features/requests/speakers';
import { selectionRange } from '../../server/src/features/selectionRange';
import { readClient } from '../../server/src/features/support/client';
import { MAX_RENAMED, renamePerson } from '../../server/src/features/support/renamePerson';
import { MAX_SYMBOLS, workspaceSymbol } from '../../server/src/features/workspaceSymbol';
import type { MessagePlace } from '../../server/src/protocol';
import type { Workspace } from '../../server/src/workspace/workspace';
import { logContext, NOT_CANCELLED, requestIn } from '../support/features';
import { workspaceOf } from '../support/workspace';

const PATH = '_posts/2024-02-09-chat.markdown';

function message(name: string, body = 'hi'): string {
  return `> 07:00:00  ${name}  \n   \n${body}  \n   \n`;
}

async function openLog(text: string) {
  const { workspace, open } = await workspaceOf({ [PATH]: text });
  return { workspace, log: open(PATH) };
}

function contextOf(workspace: Workspace) {
  return { workspace, client: readClient({}), token: NOT_CANCELLED };
}

describe('A name of six million characters', () => {
  const name = `ab ${'c d '.repeat(1_500_000)}e`;
  const text = message(name) + message('Kim', '@');
  const position = { line: 0, character: 14 };
  /** Results that are too long to read are cut off, on the wire and in lists. */
  const isShort = (answer: unknown) => assert.ok(JSON.stringify(answer).length < 10_000);

  it('is cut in hovers, the outline and symbols', async () => {
    const { workspace, log } = await openLog(text);
    const client = {
      textDocument: {
        hover: { contentFormat: ['markdown' as const] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    };
    for (const options of [{ client }, {}]) {
      const shown = (await requestIn(hover, workspace, log, { position }, options)) as Hover;
      assert.match(JSON.stringify(shown.contents), /ab c d c d .*…/);
      isShort(shown);
    }
    const outline = requestIn(documentSymbol, workspace, log, {}, { client }) as DocumentSymbol[];
    assert.match(outline[0]!.children![0]!.name, /^07:00:00 ab c d .*…$/);
    isShort(outline);
    const [symbol] = await workspaceSymbol.handle(contextOf(workspace), { query: 'ab' });
    assert.match(symbol!.name, /^ab c d .*…$/);
    isShort(symbol);
  });

  it('is no choice, and not in the list of speakers', async () => {
    const { workspace, log } = await openLog(text);
    const places = [
      { line: 4, character: 12 },
      { line: 6, character: 1 },
    ];
    for (const place of places) {
      isShort((await requestIn(completion, workspace, log, { position: place })) as CompletionList);
    }
    const { speakers: offered } = (await requestIn(messagePlace, workspace, log, {
      position,
    })) as MessagePlace;
    assert.deepEqual(
      offered.map(({ name }) => name),
      ['Kim'],
    );
    const listed = await speakers.handle(contextOf(workspace), {});
    assert.deepEqual(
      listed.speakers.map(speaker => speaker.name),
      ['Kim'],
    );
  });

  it('can be renamed', async () => {
    const { workspace, log } = await openLog(text);
    isShort(requestIn(prepareRename, workspace, log, { position }) as PrepareRenameResult);
    const edit = (await requestIn(rename, workspace, log, { position, newName: 'Lee' })) as WorkspaceEdit;
    assert.equal(Object.values(edit.changes!).flat().length, 1);
  });
});

describe('A line of twelve million mentions', () => {
  it('lets a selection grow from the middle of it', async () => {
    const { workspace, log } = await openLog(message('A', '@A '.repeat(12_000_000)));
    const middle = 18_000_001;
    const positions = [0, 1, 2].map(i => ({ line: 2, character: middle + i * 300_000 }));
    const ranges = requestIn(selectionRange, workspace, log, { positions });
    assert.deepEqual(
      ranges.map(({ range, parent }) => [
        range.start.character,
        range.end.character,
        parent?.range.start.character,
      ]),
      positions.map(({ character }) => [character, character + 1, character - 1]),
    );
  });
});

describe('Thousands of names in one log', () => {
  it('are given as many as a list may hold, and found by what is typed', async () => {
    const count = 3_000;
    const names = Array.from({ length: count }, (_, i) => `Guest ${i}`);
    const { workspace, log } = await openLog(names.map(name => message(name)).join(''));
    const placeFor = async (typed: string) =>
      (
        (await requestIn(messagePlace, workspace, log, {
          position: { line: 1, character: 0 },
          typed,
        })) as MessagePlace
      ).speakers;
    assert.equal((await placeFor('')).length, MAX_SPEAKERS);
    assert.equal((await placeFor('gu')).length, MAX_SPEAKERS);
    assert.equal((await placeFor('Guest 2999'))[0]?.name, 'Guest 2999');
    const find = async (query: string) => workspaceSymbol.handle(contextOf(workspace), { query });
    assert.equal((await find('guest')).length, MAX_SYMBOLS);
    assert.equal((await find('Guest 2999'))[0]!.name, 'Guest 2999');
  });
});

describe('A name at more places than anybody could look at', () => {
  const text = message('Kim', '@Kim @Kim').repeat(4);

  it('has so many references and no more, which the user learns', async () => {
    const { workspace, log } = await openLog(text);
    const messages: string[] = [];
    const context = logContext(workspace, log, { showMessage: text => messages.push(text) });
    const find = (max: number) => referencesOf(context, 'Kim', false, max);
    assert.equal((await find(12)).length, 12);
    assert.deepEqual(messages, []);
    assert.equal((await find(11)).length, 11);
    assert.deepEqual(messages, ['There are more than 11 references. The first 11 are shown.']);
    assert.ok(MAX_REFERENCES <= 100_000);
  });

  it('is renamed up to a number, and refused beyond', async () => {
    const { workspace, log } = await openLog(text);
    const renameUpTo = (max: number) => renamePerson(logContext(workspace, log), 'Kim', 'Lee', max);
    assert.equal(Object.values((await renameUpTo(12)).changes!).flat().length, 12);
    await assert.rejects(renameUpTo(11), /more than 11 places/);
    assert.ok(MAX_RENAMED <= 500_000);
  });
});
