import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type PrepareRenamePlaceholder,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { prepareRename } from '../../server/src/features/prepareRename';
import * as ofRegistry from '../../server/src/features/registry/rename';
import { rename } from '../../server/src/features/rename';
import { Refused } from '../../server/src/features/support/refused';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { type NOT_CANCELLED, registryContext, requestIn } from '../support/features';
import { applyTo } from '../support/rules';
import { rounds } from '../support/until';
import { FOLDER, type TestWorkspace, workspaceOf } from '../support/workspace';

const ANNOTATES: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

const A = '2024-02-09-chat.md';
const B = 'z/2024-02-08-chat.md';
const REGISTRY = '_data/speakers.yml';

const files = {
  [A]: '---\nauthor: "Kim"\n---\n> 07:08:28  Kim\n\n@Kim @Lee @Kim-Acme\n> 07:08:29  KP\n\nhi\n',
  [B]: '> 07:08:28  Lee  \r\n\r\n😀 @Kim ok\r\n',
  [REGISTRY]: 'people:\n  - name: Kim # a colleague\n    aliases: [KP]\nme: Kim\n',
};

/** Opens a log and renames the symbol at a position. */
async function renamed(
  { workspace, open }: TestWorkspace,
  at: [line: number, character: number],
  newName: string,
  client = ANNOTATES,
  path = A,
): Promise<WorkspaceEdit> {
  const [line, character] = at;
  const params = { position: { line, character }, newName };
  return requestIn(rename, workspace, open(path), params, { client });
}

/** The texts of the documents that an edit changes, by path, with the edits of all kinds or of some. */
function applied(
  edit: WorkspaceEdit,
  texts: Readonly<Record<string, string>>,
  kinds?: readonly string[],
): Record<string, string> {
  const changes = edit.documentChanges as TextDocumentEdit[];
  return Object.fromEntries(
    changes.map(({ textDocument, edits }) => {
      const path = textDocument.uri.slice(FOLDER.length + 1);
      const counted = edits.filter(
        each => kinds === undefined || !('annotationId' in each) || kinds.includes(each.annotationId!),
      );
      return [path, applyTo(texts[path]!, counted as TextEdit[])];
    }),
  );
}

async function reasonOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
  } catch (error) {
    assert.ok(error instanceof Refused, String(error));
    return error.message;
  }
  assert.fail('not refused');
}

describe('rename', () => {
  const certain = {
    [B]: files[B].replace('@Kim', '@李雷'),
    [A]: files[A].replace('"Kim"', '"李雷"').replace('28  Kim', '28  李雷').replace('@Kim ', '@李雷 '),
    [REGISTRY]: files[REGISTRY].replaceAll('Kim', '李雷'),
  };

  it('changes all logs and the registry in one edit, which says what needs confirmation', async () => {
    const edit = await renamed(await workspaceOf(files), [3, 13], '李雷 ');
    const changes = edit.documentChanges as TextDocumentEdit[];
    assert.deepEqual(
      changes.map(({ textDocument: { uri, version } }) => [uri.slice(FOLDER.length + 1), version]),
      [
        [B, null],
        [A, 1],
        [REGISTRY, null],
      ],
    );
    assert.deepEqual(applied(edit, files, ['name', 'registry']), certain);
    assert.deepEqual(applied(edit, files), {
      ...certain,
      [A]: certain[A]!.replace('@Kim-Acme', '@李雷-Acme').replace('29  KP', '29  李雷'),
    });
    assert.deepEqual(
      Object.entries(edit.changeAnnotations!).map(([id, { needsConfirmation }]) => [id, needsConfirmation]),
      [
        ['name', false],
        ['prefix', true],
        ['alias', true],
        ['registry', false],
      ],
    );
    for (const { label, description } of Object.values(edit.changeAnnotations!))
      assert.ok(label && description);
  });

  it('is made of what is certain for a client that cannot ask', async () => {
    const plain: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true } } };
    const edit = await renamed(await workspaceOf(files), [3, 13], '李雷', plain);
    assert.equal(edit.changeAnnotations, undefined);
    assert.deepEqual(applied(edit, files, []), certain);
    const { changes, documentChanges } = await renamed(await workspaceOf(files), [3, 13], '李雷', {});
    assert.equal(documentChanges, undefined);
    assert.deepEqual(
      Object.entries(changes!).map(([uri, edits]) =>
        applyTo(files[uri.slice(FOLDER.length + 1) as typeof A], edits),
      ),
      [certain[B], certain[A], certain[REGISTRY]],
    );
  });

  it('may be to another name of the same person', async () => {
    const edit = await renamed(await workspaceOf(files), [3, 13], 'KP');
    const texts = applied(edit, files, ['name', 'registry']);
    assert.equal(texts[A], certain[A]!.replaceAll('李雷', 'KP'));
    const { people } = parseRegistry(texts[REGISTRY]!);
    assert.deepEqual([people[0]!.name?.text, people[0]!.aliases.length], ['KP', 0]);
  });

  it('of oneself leaves `我` alone, unless that is renamed', async () => {
    const log = '> 07:08:28  我\n\nhi\n> 07:08:29  Kim\n\n@我\n';
    const workspace = await workspaceOf({ ...files, [A]: log });
    assert.deepEqual(
      applied(await renamed(workspace, [3, 12], 'Zoë'), { ...files, [A]: log })[A],
      log.replace('Kim', 'Zoë'),
    );
    const own = await workspaceOf({ [A]: log });
    assert.deepEqual(applied(await renamed(own, [0, 12], 'Zoë'), { [A]: log }), {
      [A]: log.replaceAll('我', 'Zoë'),
    });
  });

  it('of `我` leaves it a name of who `me` is', async () => {
    const log = '> 07:08:28  我\n\nhi\n> 07:08:29  Kim\n\n@我\n';
    const texts = { ...files, [A]: log };
    const edit = await renamed(await workspaceOf(texts), [0, 12], 'Zoë');
    const result = applied(edit, texts, ['name', 'registry']);
    assert.equal(result[A], log.replaceAll('我', 'Zoë'));
    assert.equal(result[REGISTRY], files[REGISTRY].replace('[KP]', '[KP, Zoë]'));
    const known = await renamed(await workspaceOf(texts), [0, 12], 'KP');
    assert.equal(applied(known, texts, ['name', 'registry'])[REGISTRY], undefined);
    const broken = await workspaceOf({ ...texts, [REGISTRY]: `${files[REGISTRY]}different: [` });
    await assert.rejects(renamed(broken, [0, 12], 'Zoë'), Refused);
  });

  it('reads what is not open as it is now', async () => {
    const test = await workspaceOf(files);
    const later = `\n\n${files[B]}`;
    test.files.files.set(`${FOLDER}/${B}`, later);
    const edit = await renamed(test, [3, 13], '李雷');
    assert.equal(applied(edit, { ...files, [B]: later })[B], `\n\n${certain[B]}`);
    test.files.files.delete(`${FOLDER}/${B}`);
    assert.deepEqual(Object.keys(applied(await renamed(test, [3, 13], '李雷'), files)), [A, REGISTRY]);
  });

  it('waits until all logs are known, and not for who has given up', async () => {
    const { workspace, open } = await workspaceOf({ [A]: '> 07:08:28  Kim\n\n@Kim\n' });
    const opened = open(A);
    let finish = () => {};
    let cancel = () => {};
    const waiting = Object.assign(Object.create(null), {
      get people() {
        return workspace.people;
      },
      registries: [],
      whenComplete: () => new Promise<void>(resolve => (finish = resolve)),
      logs: () => workspace.logs(),
      spokenName: (name: string) => workspace.spokenName(name),
      openLog: () => opened,
      reread: () => assert.fail('reread'),
    });
    const params = { position: { line: 0, character: 12 }, newName: 'Lee' };
    const token = {
      isCancellationRequested: false,
      onCancellationRequested: (listener: () => void) => {
        cancel = () => {
          token.isCancellationRequested = true;
          listener();
        };
        return { dispose() {} };
      },
    };
    const answer = requestIn(rename, waiting, opened, params, {
      client: ANNOTATES,
      token: token as typeof NOT_CANCELLED,
    });
    cancel();
    assert.deepEqual(await answer, {});
    let isDone = false;
    const patient = Promise.resolve(
      requestIn(rename, { ...waiting, people: workspace.people, reread: async () => [] }, opened, params, {
        client: ANNOTATES,
      }),
    );
    void patient.then(() => (isDone = true));
    await rounds();
    assert.equal(isDone, false);
    finish();
    assert.equal((await patient).documentChanges?.length, 1);
  });

  it('ends when it is cancelled, though a file never comes', async () => {
    const { workspace, files: memory, open } = await workspaceOf(files);
    const cancellation = new CancellationTokenSource();
    memory.readFile = () => {
      setImmediate(() => cancellation.cancel());
      return new Promise(() => undefined);
    };
    const params = { position: { line: 3, character: 13 }, newName: '李雷' };
    const { token } = cancellation;
    const answer = requestIn(rename, workspace, open(A), params, { client: ANNOTATES, token });
    assert.deepEqual(await answer, {});
  });

  it('is refused with the reason', async () => {
    const to = async (newName: string, at: [number, number] = [3, 13]) =>
      reasonOf(renamed(await workspaceOf(files), at, newName));
    assert.equal(await to('  '), 'A name cannot be empty.');
    assert.equal(await to('a\nb'), 'A name cannot contain a line break.');
    assert.equal(
      await to('Lee'),
      '"Lee" is another person, with 1 message. If they are one person, add one name to the "aliases" of the other in the speaker registry.',
    );
    const unifies = { ...ANNOTATES, experimental: { commands: { commands: ['chatlog.speakers.unify'] } } };
    assert.equal(
      await reasonOf(renamed(await workspaceOf(files), [3, 13], 'Lee', unifies)),
      '"Lee" is another person, with 1 message. If they are one person, use "Unify with…" in the Speakers view.',
    );
    assert.match(await to('Kim', [5, 7]), /^"Kim" is another person, with 2 messages\. /);
    assert.match(await to('x', [3, 3]), /^Only names can be renamed/);
    const broken = await workspaceOf({ ...files, [REGISTRY]: 'people:\n  - name: Kim\n   aliases: [' });
    assert.match(await reasonOf(renamed(broken, [3, 13], 'x')), /^The speaker registry contains this name/);
  });

  it('lets a mention without a person become that of a person', async () => {
    const log = '> 07:08:28  Kim\n\n@Kmi 好 @Kmi\n';
    const edit = await renamed(await workspaceOf({ [A]: log }), [2, 2], 'Kim');
    assert.deepEqual(applied(edit, { [A]: log }, ['name']), { [A]: log.replaceAll('Kmi', 'Kim') });
  });

  it('starts from the registry as well', async () => {
    const { workspace } = await workspaceOf(files);
    const context = registryContext(
      workspace,
      `${FOLDER}/${REGISTRY}`,
      parseRegistry(files[REGISTRY]),
      ANNOTATES,
    );
    const request = (line: number, character: number) => ({
      textDocument: { uri: context.uri },
      position: { line, character },
    });
    const edit = await ofRegistry.rename.handle(context, { ...request(1, 11), newName: '李雷' });
    assert.deepEqual(applied(edit, files, ['name', 'registry']), certain);
    assert.deepEqual(await ofRegistry.prepareRename.handle(context, request(2, 14)), {
      range: { start: { line: 2, character: 14 }, end: { line: 2, character: 16 } },
      placeholder: 'KP',
    });
    assert.throws(() => ofRegistry.prepareRename.handle(context, request(0, 1)), Refused);
  });
});

describe('what is renamed', () => {
  it('is just the name', async () => {
    const log = '---\nauthor: "Kim"\n---\n> 07:08:28  A & B \t\n\n😀 @A &amp; B @李雷，\n';
    const { workspace, open } = await workspaceOf({ [A]: log });
    const opened = open(A);
    const at = (line: number, character: number) => {
      const { range, placeholder } = requestIn(prepareRename, workspace, opened, {
        position: { line, character },
      }) as PrepareRenamePlaceholder;
      return [placeholder, range.start.line, range.start.character, range.end.character];
    };
    assert.deepEqual(at(3, 17), ['A & B', 3, 12, 17]);
    assert.deepEqual(at(5, 3), ['A & B', 5, 4, 13]);
    assert.deepEqual(at(5, 16), ['李雷', 5, 15, 17]);
    assert.deepEqual(at(1, 9), ['Kim', 1, 9, 12]);
    for (const [line, character] of [
      [0, 0],
      [3, 4],
      [3, 19],
      [4, 0],
      [5, 1],
    ] as const)
      assert.throws(() => at(line, character), Refused);
  });
});
