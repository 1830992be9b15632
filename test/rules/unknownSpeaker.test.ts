import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { NO_PEOPLE, type People } from '../../server/src/people/people';
import { unknownSpeaker } from '../../server/src/rules/mention/unknownSpeaker';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { LogWorkspace } from '../../server/src/workspace/logWorkspace';
import { applyTo, FILE_NAME, HEAD, message } from '../support/rules';
import { FOLDER, MemoryFiles, workspaceOf } from '../support/workspace';

const files = {
  '2024-05-02-chat.markdown': message('07:00:00', 'Ada Moreno') + message('07:00:01', '韩梅梅-青禾'),
  '_data/speakers.yml': 'people:\n  - name: Lee\n    aliases: [Lee Chen, 阿李]\n  - name: Bea Moreno\n',
};

/** The unknown mentions of a body. */
function unknown(body: string, people: People): ChatLog {
  return new ChatLog(HEAD + message('07:08:28', 'Lee') + message('07:08:29', 'Kim', body), {
    fileName: FILE_NAME,
    levels: ruleLevels({ [unknownSpeaker.id]: 'hint' }),
    people,
  });
}

const found = (log: ChatLog) => [...log.findings.all()].filter(({ rule }) => rule === unknownSpeaker);
const names = (log: ChatLog) => found(log).map(({ data }) => data);

describe('mention/unknown-speaker with other logs and a registry', () => {
  it('knows all people there, by all names', async () => {
    const { people } = (await workspaceOf(files)).workspace;
    const body = '@Lee @阿李 @Lee Chen @Ada Moreno @Bea Moreno @Ad @韩梅梅 @Lee-Acme';
    assert.deepEqual(names(unknown(body, people)), ['Ad', '韩梅梅']);
    assert.deepEqual(names(unknown(body, NO_PEOPLE)), ['阿李', 'Ada', 'Bea', 'Ad', '韩梅梅']);
    assert.equal(found(unknown('@Ad', people))[0]!.message, 'No person has the name "Ad".');
  });

  it('never takes a mention of everyone for a person', async () => {
    const { people } = (await workspaceOf(files)).workspace;
    const body = '@所有人 @所有人请看 @全体成员 @all @All, @everyone @here @channel @allan';
    assert.deepEqual(names(unknown(body, people)), ['allan']);
  });

  it('suggests who looks like the same person, then the nearest of this log, the registry and other logs', async () => {
    const { people } = (await workspaceOf(files)).workspace;
    const suggested = (body: string) => {
      const log = unknown(body, people);
      const text = HEAD + message('07:08:28', 'Lee') + message('07:08:29', 'Kim', body);
      const fixes = unknownSpeaker.suggest!(log, found(log)[0]!);
      const after = fixes.flatMap(({ edits }) => (edits === undefined ? [] : [applyTo(text, edits)]));
      return after.map(each => each.split('\n').at(-3)!.trim());
    };
    assert.deepEqual(suggested('@韩梅梅_白桦 😀'), ['@韩梅梅-青禾 😀']);
    assert.deepEqual(suggested('@Leo'), ['@Lee']);
    assert.deepEqual(suggested('@Mor'), []);
  });

  it('says nothing until all logs have been read', async () => {
    const workspace = new LogWorkspace({
      fileSystem: new MemoryFiles(files),
      registryPath: '_data/speakers.yml',
      log: () => undefined,
    });
    workspace.setFolders([FOLDER]);
    const log = unknown('@Nobody', workspace.people);
    assert.equal(workspace.people.isComplete, false);
    assert.deepEqual(names(log), []);
    await workspace.whenComplete();
    assert.equal(workspace.people.isComplete, true);
    log.setPeople(workspace.people);
    assert.deepEqual(names(log), ['Nobody']);
    // Reading one file again makes no mention unknown.
    workspace.invalidate(`${FOLDER}/2024-05-02-chat.markdown`);
    assert.equal(workspace.isComplete, false);
    assert.equal(workspace.people.isComplete, true);
    await workspace.whenComplete();
  });
});
