import assert from 'node:assert/strict';
import type { ClientCapabilities, CodeAction, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  MOVE_TO_DAY,
  type MovedToDay,
  REFACTOR,
  type Refactored,
  type RefactorRefusal,
} from '../../server/src/protocol';
import { HEAD, message } from '../support/rules';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';

const uri = 'file:///logs/2024-05-01-chat.markdown';
const one = message('07:00:00', 'Kim', 'one');
const two = message('07:00:09', 'Kim', 'two');
const late = message('23:30:00', 'Lee', 'late');
const log = HEAD + one + two + late;
/** The header of the second message, four lines below that of the first. */
const line = HEAD.split('\n').length - 1 + 4;
const at = (first: number, last = first) => ({
  start: { line: first, character: 0 },
  end: { line: last, character: 0 },
});

const capabilities: ClientCapabilities = {
  ...vscodeCapabilities,
  textDocument: {
    ...vscodeCapabilities.textDocument,
    codeAction: { ...vscodeCapabilities.textDocument!.codeAction, disabledSupport: true },
  },
};

describe('refactorings over the protocol', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start(capabilities);
  });
  after(() => server.stop());
  beforeEach(() => server.open(uri, log));
  afterEach(() => server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } }));

  const actions = (context: object, range = at(line)) =>
    server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    });

  it('are announced by their kinds', () => {
    const provider = server.initializeResult.capabilities.codeActionProvider as { codeActionKinds: string[] };
    for (const kind of ['refactor.rewrite.chatlog.sort', 'refactor.move.chatlog.moveUp']) {
      assert.ok(provider.codeActionKinds.includes(kind), kind);
    }
  });

  it('are offered where they can be done, to who opens the list', async () => {
    const offered = await actions({ triggerKind: 1 });
    assert.deepEqual(
      offered.map(({ title, kind, edit, disabled }) => [title, kind, edit, disabled]),
      [
        ['Merge into the previous message', 'mergeWithPrevious'],
        ['Move the message up', 'moveUp'],
        ['Move the message down', 'moveDown'],
        ['Shift the time by +1h', 'shiftTimes'],
        ['Shift the time by -1h', 'shiftTimes'],
        ['Delete the message', 'delete'],
      ].map(([title, id]) => [
        title,
        `${{ moveUp: 'refactor.move.', moveDown: 'refactor.move.', delete: 'refactor.' }[id!] ?? 'refactor.rewrite.'}chatlog.${id}`,
        undefined,
        undefined,
      ]),
    );
    assert.deepEqual(await actions({ triggerKind: 1 }, at(0)), []);
  });

  it('offer no ready choices where a command asks by how much', async () => {
    const experimental = { commands: { commands: ['chatlog.shiftTimes'] } };
    const commanding = await ServerProcess.start({ ...capabilities, experimental });
    try {
      await commanding.open(uri, log);
      for (const [only, expected] of [
        [undefined, ['mergeWithPrevious', 'moveUp', 'moveDown', 'delete']],
        [
          ['refactor.rewrite'],
          ['mergeWithPrevious', 'split', 'sort', 'removeDuplicates', 'mergeDuplicatedRuns'],
        ],
      ]) {
        const offered = await commanding.request<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri },
          range: at(line),
          context: { diagnostics: [], triggerKind: 1, only },
        });
        assert.deepEqual(
          offered.map(({ kind }) => kind!.split('.').at(-1)),
          expected,
        );
      }
    } finally {
      await commanding.stop();
    }
  });

  it('never begin with what deletes', async () => {
    const experimental = { commands: { commands: ['chatlog.shiftTimes'] } };
    const commanding = await ServerProcess.start({ ...capabilities, experimental });
    try {
      const lonely = 'file:///2024-02-10-chat.markdown';
      await commanding.open(lonely, '> 07:00:00  Kim\n\nalone\n');
      const kinds = async (only?: string[]) => {
        const offered = await commanding.request<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri: lonely },
          range: at(0),
          context: { diagnostics: [], triggerKind: 1, only },
        });
        return offered.map(({ kind }) => kind).filter(kind => kind !== 'quickfix');
      };
      assert.deepEqual(await kinds(), [], 'nothing else can be done to the only message');
      assert.deepEqual(await kinds(['refactor.chatlog.delete']), ['refactor.chatlog.delete']);
    } finally {
      await commanding.stop();
    }
    for (const atLine of [line, line + 4]) {
      const offered = await actions({ triggerKind: 1 }, at(atLine));
      assert.ok(offered.length > 1);
      assert.equal(
        offered.findIndex(({ kind }) => kind!.endsWith('delete')),
        offered.length - 1,
      );
    }
  });

  it('light no bulb', async () => assert.deepEqual(await actions({ triggerKind: 2 }), []));

  it('come with the reason why not, to a request for refactorings', async () => {
    const rewrites = await actions({ triggerKind: 1, only: ['refactor.rewrite'] });
    const reasons = new Map(
      rewrites.map(({ kind, disabled }) => [kind!.split('.').at(-1), disabled?.reason]),
    );
    assert.deepEqual(
      [...reasons.keys()],
      ['mergeWithPrevious', 'split', 'shiftTimes', 'sort', 'removeDuplicates', 'mergeDuplicatedRuns'],
    );
    assert.match(reasons.get('sort')!, /already/);
    const moves = await actions({ triggerKind: 1, only: ['refactor.move.chatlog.moveDown'] }, at(line + 4));
    assert.deepEqual(
      moves.map(({ disabled }) => disabled?.reason),
      ['This is the last message.'],
    );
  });

  it('get their edit when they are chosen', async () => {
    const [merge] = await actions({ triggerKind: 1 });
    const resolved = await server.request<CodeAction>('codeAction/resolve', merge!);
    const [change] = resolved.edit!.documentChanges as { edits: TextEdit[] }[];
    assert.equal(applied(change!.edits), `${HEAD}> 07:00:00  Kim  \n   \none  \n\ntwo  \n   \n${late}`);
  });

  it('do nothing to a log that is another by then', async () => {
    const [merge] = await actions({ triggerKind: 1 });
    await server.type(uri, 2, line, 0, 0, ' ');
    await assert.rejects(server.request('codeAction/resolve', merge!), { code: -32801 });
  });

  it('come with their edit for clients that cannot ask for it', async () => {
    const plain = await ServerProcess.start({
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    });
    try {
      await plain.open(uri, log);
      const offered = await plain.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: at(line),
        context: { diagnostics: [] },
      });
      const up = offered.find(({ kind }) => kind?.endsWith('moveUp'));
      assert.equal(applied(up!.edit!.changes![uri]!), HEAD + two + one + late);
    } finally {
      await plain.stop();
    }
  });

  const refactor = (refactoring: string, argument?: string, range = at(line)) =>
    server.request<Refactored & RefactorRefusal>(REFACTOR, {
      textDocument: { uri },
      range,
      refactoring,
      argument,
    });

  it('say to a command what to do, what to select and what comes of it', async () => {
    const up = await refactor('moveUp');
    assert.deepEqual(
      [up.version, applied(up.edits), up.selection],
      [1, HEAD + two + one + late, at(line - 4)],
    );
    const { summary } = await refactor('shiftTimes', '+1h');
    assert.equal(summary, '07:00:09 becomes 08:00:09');
  });

  it('say to a command why not', async () => {
    assert.match((await refactor('sort')).reason, /already/);
    const { reason, leavesDay } = await refactor('shiftTimes', '+1h', at(line, line + 8));
    assert.match(reason, /00:30:00 of the next day/);
    assert.equal(leavesDay, 'next');
  });

  it('move messages into another log, and only those that pass midnight where times are shifted', async () => {
    const moveToDay = (range: object, shift?: string) =>
      server.request<MovedToDay & RefactorRefusal>(MOVE_TO_DAY, {
        textDocument: { uri },
        range,
        targetText: HEAD,
        shift,
      });
    const moved = await moveToDay(at(line, line + 4));
    assert.equal(moved.count, 1);
    assert.deepEqual(
      [applied(moved.edits), applied(moved.targetEdits, HEAD)],
      [HEAD + one + late, HEAD + two],
    );
    const shifted = await moveToDay(at(line, line + 8), '+1h');
    assert.equal(shifted.count, 1);
    assert.deepEqual(
      [applied(shifted.edits), applied(shifted.targetEdits, HEAD)],
      [HEAD + one + message('08:00:09', 'Kim', 'two'), HEAD + message('00:30:00', 'Lee', 'late')],
    );
    assert.match((await moveToDay(at(line), '+1h')).reason, /midnight/);
    assert.match((await moveToDay(at(line), 'soon')).reason, /Expected/);
    assert.match((await moveToDay(at(0))).reason, /No message here/);
  });
});

function applied(edits: readonly TextEdit[], text = log): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'chatlog', 1, text), [...edits]);
}
