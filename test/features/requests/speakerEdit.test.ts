import assert from 'node:assert/strict';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import { speakerEdit } from '../../../server/src/features/requests/speakerEdit';
import { readClient } from '../../../server/src/features/support/client';
import type { SpeakerEditParams } from '../../../server/src/protocol';
import { parseRegistry } from '../../../server/src/registry/speakerRegistry';
import { applyEdits } from '../../../server/src/text/pieces';
import { FOLDER, workspaceOf } from '../../support/workspace';

const message = (speaker: string) => `> 07:00:00  ${speaker}  \n   \nx\n   \n`;
const log = { '_posts/2026-01-05-chat.markdown': ['Kim', '李雷🌸', '李雷-青禾', '我'].map(message).join('') };
const URI = `${FOLDER}/_data/speakers.yml`;

/** The registry after the edit, or the reason of a refusal and the file that prevents it. */
async function edited(name: string, edit: SpeakerEditParams['edit'], registry?: string): Promise<string> {
  const { workspace } = await workspaceOf({
    ...log,
    ...(registry !== undefined && { '_data/speakers.yml': registry }),
  });
  const result = await speakerEdit.handle(
    { workspace, client: readClient({}), token: {} as CancellationToken },
    { name, edit },
  );
  if ('reason' in result) return `! ${result.reason} ${result.uri ?? ''}`;
  assert.equal(result.uri, URI);
  if (registry === undefined) assert.deepEqual(result.edits, []);
  else assert.equal(result.newFile, undefined);
  return result.newFile ?? applyEdits(registry!, result.edits);
}

/** The lines that aren't comments. */
const content = (text: string) => text.split(/\r?\n/).filter(line => line !== '' && !line.startsWith('#'));

describe('an edit of a speaker', () => {
  it('makes the registry where there is none', async () => {
    const text = await edited('Kim', { color: '#3B82F6' });
    assert.match(text, /^# /);
    assert.deepEqual(content(text), ['people:', '  - name: Kim', '    color: "#3B82F6"']);
    assert.deepEqual(content(await edited('李雷-青禾', { unifyWith: '李雷🌸' })), [
      'people:',
      '  - name: "李雷🌸"',
      '    aliases: [李雷-青禾]',
    ]);
    assert.deepEqual(content(await edited('Kim', { isMe: true })), ['people:', '  - name: Kim', 'me: Kim']);
  });

  it('leaves all else in a registry as it is', async () => {
    const registry = '# Ours\r\npeople:\r\n  - name: Kim # she\r\n    color: red\r\nme: Kim\r\n';
    assert.equal(
      await edited('Kim', { color: ' hsl(1 2% 3%) ' }, registry),
      registry.replace('red', '"hsl(1 2% 3%)"'),
    );
    assert.equal(await edited('Kim', { color: null }, registry), registry.replace('    color: red\r\n', ''));
    const me = await edited('李雷🌸', { isMe: true }, registry);
    assert.equal(me, registry.replace('\nme: Kim', '\n  - name: "李雷🌸"\r\nme: "李雷🌸"'));
    assert.equal(parseRegistry(me).me?.text, '李雷🌸');
  });

  it('takes back that a person is oneself, and nothing else', async () => {
    const registry =
      '# Ours\r\npeople:\r\n  - name: Kim # she\r\n    aliases: [KP]\r\nme: KP # who exports\r\n';
    assert.equal(
      await edited('Kim', { isMe: false }, registry),
      registry.replace('me: KP # who exports\r\n', ''),
    );
    assert.equal(await edited('我', { isMe: false }, registry), registry.replace(/^me: .*\r\n/m, ''));
    const flow = '{people: [{name: Kim}], me: Kim}\n';
    assert.equal(await edited('Kim', { isMe: false }, flow), '{people: [{name: Kim}]}\n');
    const refused = '! The speaker registry does not say that';
    assert.equal(await edited('李雷🌸', { isMe: false }, registry), `${refused} "李雷🌸" is you. `);
    assert.equal(await edited('我', { isMe: false }), `${refused} "我" is you. `, 'it is only a name then');
  });

  it('takes a person with all names into another', async () => {
    const registry = 'people:\n  - name: Kim\n  - name: 李雷🌸\n    aliases: [李雷-青禾]\n    note: Tea\n';
    assert.equal(
      await edited('李雷-青禾', { unifyWith: 'Kim' }, registry),
      'people:\n  - name: Kim\n    aliases: ["李雷🌸", 李雷-青禾]\n    note: Tea\n',
    );
  });

  it('says who 我 is where that is one of the two', async () => {
    const expected = ['people:', '  - name: Kim', 'me: Kim'];
    assert.deepEqual(content(await edited('我', { unifyWith: 'Kim' })), expected);
    assert.deepEqual(content(await edited('Kim', { unifyWith: '我' })), expected);
  });

  it('is refused with the reason', async () => {
    assert.match(await edited('Kim', { color: 'url(x)' }), /^! "url\(x\)" is not a color: write #3b82f6/);
    assert.match(await edited('Kim', { unifyWith: 'Kim' }), /^! These are names of one person already/);
    assert.match(
      await edited('Kim', { color: 'red' }, 'people: [\n'),
      /^! The speaker registry is not in a form [\w ]+\. file:.+_data\/speakers\.yml$/,
    );
    assert.match(await edited('Nobody', { color: 'red' }), /^! The speaker registry is a file of a folder/);
  });
});
