import assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CodeAction,
  CreateFile,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { codeAction, resolveCodeAction, uriOfAction } from '../../../server/src/features/codeAction';
import { parseRegistry } from '../../../server/src/registry/speakerRegistry';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { logContext } from '../../support/features';
import { applyTo, FILE_NAME, HEAD, message } from '../../support/rules';
import { FOLDER, workspaceOf } from '../../support/workspace';

const OWN = FILE_NAME;
const OTHER = '2024-05-02-chat.markdown';
const REGISTRY = '_data/speakers.yml';
const files = {
  [OWN]: HEAD + message('07:08:28', 'Kim') + message('07:08:29', 'Lee') + message('07:08:30', 'Kim'),
  [OTHER]:
    HEAD +
    message('09:00:00', 'Kim-Acme', '@Kim-Acme') +
    message('09:00:01', '韩梅梅-白桦', 'Goodbye @韩梅梅-青禾'),
};

/** Where the messages begin. */
const TOP = HEAD.split('\n').length - 1;

const ALL: ClientCapabilities = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
  },
};

interface Setting {
  readonly registry?: string;
  readonly client?: ClientCapabilities;
  /** Counts from the first message. */
  readonly line?: number;
  readonly open?: string;
  /** Workspace folders other than that of the logs; the logs are open all the same. */
  readonly folders?: readonly string[];
  readonly rules?: Readonly<Record<string, 'hint'>>;
}

/** The actions at a line of a log, and what resolves one of them. */
async function at({ registry, client = ALL, line = 0, open = OWN, folders, rules }: Setting = {}) {
  const { workspace, open: openLog } = await workspaceOf({
    ...files,
    ...(registry !== undefined && { [REGISTRY]: registry }),
  });
  for (const path of Object.keys(files)) if (path !== open) openLog(path);
  if (folders !== undefined) workspace.setFolders(folders);
  await workspace.whenComplete();
  const { uri, log, version } = openLog(open);
  if (rules !== undefined) log.configure(ruleLevels(rules));
  const context = logContext(workspace, { uri, version, log }, { client });
  const place = { line: TOP + line, character: 13 };
  const actions = await codeAction.handle(context, {
    textDocument: { uri },
    range: { start: place, end: place },
    context: { diagnostics: [], triggerKind: 2 },
  });
  return {
    workspace,
    titles: actions.map(({ title }) => title).filter(title => !title.startsWith('Ignore ')),
    async resolve(title: string): Promise<CodeAction> {
      const action = actions.find(each => each.title === title);
      assert.ok(action, title);
      if (action.edit !== undefined) return action;
      assert.equal(uriOfAction(action), uri);
      return resolveCodeAction(context, action);
    },
  };
}

const SHORT = 'Make "Kim-Acme" an alias of "Kim"';
const LONG = 'Make "Kim" an alias of "Kim-Acme"';
const RENAME = 'Rename "Kim" to "Kim-Acme" in all logs';
const DIFFERENT = '"Kim" and "Kim-Acme" are different people';

/** The text of a registry that an action leaves. */
function written({ edit }: CodeAction, registry: string): string {
  const [change] = edit!.documentChanges as TextDocumentEdit[];
  assert.equal(change!.textDocument.uri, `${FOLDER}/${REGISTRY}`);
  return applyTo(registry, change!.edits as { range: never; newText: string }[]);
}

describe('the quick fixes for names that look alike', () => {
  it('are offered at the first message of the name, each with its finding', async () => {
    assert.deepEqual((await at()).titles, [SHORT, LONG, RENAME, DIFFERENT]);
    assert.deepEqual((await at({ line: 4 })).titles, []);
    assert.deepEqual((await at({ line: 8 })).titles, []);
    const { diagnostics, kind, data } = await (await at()).resolve(DIFFERENT);
    assert.equal(kind, 'quickfix');
    assert.equal((data as { kind: string }).kind, 'change');
    assert.deepEqual(
      diagnostics!.map(({ code }) => code),
      ['speaker/similar-name'],
    );
  });

  it('make the registry where there is none, in one annotated edit', async () => {
    const { edit } = await (await at()).resolve(SHORT);
    const [create, fill] = edit!.documentChanges as [CreateFile, TextDocumentEdit];
    const uri = `${FOLDER}/${REGISTRY}`;
    assert.deepEqual(create, { kind: 'create', uri, annotationId: 'registry' });
    assert.deepEqual(fill.textDocument, { uri, version: null });
    const newText = applyTo('', fill.edits as { range: never; newText: string }[]);
    const { people } = parseRegistry(newText);
    assert.deepEqual(
      people.map(({ name, aliases }) => [name?.text, aliases.map(({ text }) => text)]),
      [['Kim', ['Kim-Acme']]],
    );
    assert.deepEqual(edit!.changeAnnotations, {
      registry: { label: 'Speaker registry', description: 'Names of the same person' },
    });
  });

  it('write into the registry that there is, and nothing is found afterwards', async () => {
    const registry = '# Ours\r\npeople:\r\n  - name: Lee\r\n';
    for (const [title, expected] of [
      [SHORT, '# Ours\r\npeople:\r\n  - name: Lee\r\n  - name: Kim\r\n    aliases: [Kim-Acme]\r\n'],
      [LONG, '# Ours\r\npeople:\r\n  - name: Lee\r\n  - name: Kim-Acme\r\n    aliases: [Kim]\r\n'],
      [DIFFERENT, '# Ours\r\npeople:\r\n  - name: Lee\r\ndifferent:\r\n  - [Kim, Kim-Acme]\r\n'],
    ] as const) {
      const text = written(await (await at({ registry })).resolve(title), registry);
      assert.equal(text, expected);
      assert.deepEqual((await at({ registry: text })).titles, [], title);
    }
  });

  it('keep who is in the registry', async () => {
    const registry = 'people:\n  - name: Kim\n    note: Tea\n';
    const { titles, resolve } = await at({ registry, open: OTHER });
    assert.deepEqual(titles, [
      SHORT,
      'Rename "Kim-Acme" to "Kim" in all logs',
      '"Kim-Acme" and "Kim" are different people',
    ]);
    assert.equal(
      written(await resolve(SHORT), registry),
      'people:\n  - name: Kim\n    aliases: [Kim-Acme]\n    note: Tea\n',
    );
  });

  it('count with the registry as it is typed', async () => {
    const { workspace, resolve } = await at({ registry: 'people: []\n' });
    const text = 'people:\n  - name: Lee\n';
    workspace.setOpen(workspace.openLogs(), [
      { uri: `${FOLDER}/${REGISTRY}`, version: 7, text, registry: parseRegistry(text) },
    ]);
    const action = await resolve(DIFFERENT);
    assert.equal((action.edit!.documentChanges![0] as TextDocumentEdit).textDocument.version, 7);
    assert.equal(written(action, text), `${text}different:\n  - [Kim, Kim-Acme]\n`);
  });

  it('rename to the other name in all logs', async () => {
    const { edit } = await (await at()).resolve(RENAME);
    const [change, ...rest] = edit!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(rest, []);
    assert.equal(change!.textDocument.uri, `${FOLDER}/${OWN}`);
    assert.equal(change!.textDocument.version, 1);
    assert.equal(
      applyTo(files[OWN]!, change!.edits as { range: never; newText: string }[]),
      files[OWN]!.replaceAll('  Kim  ', '  Kim-Acme  '),
    );
  });

  it('make an alias of the name in a mention', async () => {
    const rules = { 'mention/unknown-speaker': 'hint' } as const;
    const { titles, resolve } = await at({ rules, open: OTHER, line: 6, registry: 'people: []\n' });
    assert.deepEqual(titles, ['Change to "@韩梅梅-白桦"', 'Make "韩梅梅-青禾" an alias of "韩梅梅-白桦"']);
    const text = written(await resolve(titles[1]!), 'people: []\n');
    assert.equal(text, 'people:\n  - name: 韩梅梅-白桦\n    aliases: [韩梅梅-青禾]\n');
    assert.deepEqual((await at({ rules, open: OTHER, line: 6, registry: text })).titles, []);
  });

  it('are not offered where the registry can not be read', async () =>
    assert.deepEqual((await at({ registry: 'people: [\n' })).titles, [RENAME]));

  it('leave the registry alone where there is no folder to have one', async () =>
    assert.deepEqual((await at({ folders: [] })).titles, [RENAME]));

  it('are not offered where a client could not do them', async () => {
    // The client can't create files or resolve later: without a registry, no action is left.
    const client = {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    };
    assert.deepEqual((await at({ client })).titles, []);
    const { titles, resolve } = await at({ client, registry: 'people:\n  - name: Lee\n' });
    assert.deepEqual(titles, [SHORT, LONG, DIFFERENT]);
    assert.deepEqual(Object.keys((await resolve(DIFFERENT)).edit!), ['changes']);
  });
});
