import * as vscode from 'vscode';
import type { Speaker } from '../../../server/src/protocol';
import type { SpeakerCommand } from '../commands/commandTable';
import { type Handlers, registerHandlers } from '../commands/registerHandlers';
import type { Server } from '../server/lifecycle';
import { showInformation } from '../support/notifications';
import { plainText } from '../support/plainText';
import { changeRegistry } from './changeRegistry';
import { pickSpeaker } from './pickSpeaker';
import { setColor } from './setColor';
import type { Node } from './speakerNodes';
import { SpeakersView } from './speakersView';
import { nextMessage, SpeakerWalk, showMessage, type Whose } from './walk';

/** Registers the Speakers view and all commands for a speaker. */
export function registerSpeakers(
  memory: vscode.Memento,
  server: Server,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const view = new SpeakersView(server, memory);
  const walk = new SpeakerWalk(server);
  // A menu, an icon of a row and a click pass a row; for a key it is the selected one. A menu that closed under the click makes
  // VS Code pass something else, and the row is then unknown.
  const nodeOf = (argument: unknown) =>
    argument === undefined ? view.selected : isNode(argument) ? argument : undefined;
  const withNode = (run: (node: Node) => unknown) => (argument: unknown) => {
    const node = nodeOf(argument);
    return node === undefined ? undefined : run(node);
  };
  const withSpeaker = (run: (speaker: Speaker) => unknown) =>
    withNode(node => run((node.kind === 'speaker' ? node : node.parent).speaker));
  const whose = (node: Node): Whose => ({ ...(view.onlyLog && { log: view.onlyLog }), ...toWhose(node) });
  const handlers: Handlers<SpeakerCommand> = {
    'chatlog.goToSpeaker': () => goToSpeaker(server, walk),
    'chatlog.speakers.next': withNode(node => walk.go(whose(node), false)),
    'chatlog.speakers.previous': withNode(node => walk.go(whose(node), true)),
    'chatlog.speakers.rename': withNode(node => atHeader(server, node, 'editor.action.rename')),
    'chatlog.speakers.findReferences': withNode(node =>
      atHeader(server, node, 'editor.action.goToReferences'),
    ),
    'chatlog.speakers.unify': withSpeaker(speaker => unify(server, speaker)),
    'chatlog.speakers.setColor': withSpeaker(speaker => setColor(server, speaker)),
    'chatlog.speakers.markAsMe': withSpeaker(({ name }) =>
      changeRegistry(server, { name, edit: { isMe: true } }, vscode.l10n.t('{0} is you', name)),
    ),
    'chatlog.speakers.notMe': withSpeaker(({ name }) =>
      changeRegistry(server, { name, edit: { isMe: false } }, vscode.l10n.t('{0} is not you', name)),
    ),
    'chatlog.speakers.openEntry': withSpeaker(openEntry),
    'chatlog.speakers.copyName': withNode(node =>
      vscode.env.clipboard.writeText(node.kind === 'log' ? node.parent.name : node.name),
    ),
    'chatlog.speakers.showThisLog': () => view.showOneLog(true),
    'chatlog.speakers.showAllLogs': () => view.showOneLog(false),
    'chatlog.speakers.sortByMessages': () => view.sortBy('messages'),
    'chatlog.speakers.sortByName': () => view.sortBy('name'),
    'chatlog.speakers.sortByLastSeen': () => view.sortBy('lastSeen'),
  };
  return vscode.Disposable.from(view, registerHandlers(handlers, log));
}

function isNode(argument: unknown): argument is Node {
  return typeof argument === 'object' && argument !== null && 'kind' in argument;
}

function toWhose(node: Node): Whose {
  switch (node.kind) {
    case 'speaker':
      return { name: node.name };
    case 'alias':
      return { name: node.parent.name, under: node.name };
    case 'log':
      return { name: node.parent.name, log: node.log.uri };
  }
}

/** Lets the user choose a speaker, and goes to their next message. */
async function goToSpeaker(server: Server, walk: SpeakerWalk): Promise<void> {
  const speaker = await pickSpeaker(server, {
    title: plainText(vscode.l10n.t('Go to Speaker')),
    placeholder: plainText(vscode.l10n.t('Choose a speaker (Chinese names are found by pinyin too)')),
  });
  if (speaker === undefined) return;
  await walk.go({ name: speaker.name }, false);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** Runs an editor command on a name at the next header that has it. */
async function atHeader(server: Server, node: Node, command: string): Promise<void> {
  const whose = toWhose(node);
  const name = node.kind === 'log' ? node.parent.name : node.name;
  // The exact name, if a speaker has it; a registry's name may be in no log.
  const found =
    (await nextMessage(server, { ...whose, under: name }, true)) ?? (await nextMessage(server, whose, true));
  if (found === null) {
    void showInformation(vscode.l10n.t('{0} has said nothing in these logs.', name));
    return;
  }
  await showMessage(found, false);
  await vscode.commands.executeCommand(command);
}

async function unify(server: Server, { name }: Speaker): Promise<void> {
  const other = await pickSpeaker(server, {
    title: plainText(vscode.l10n.t('Who is {0}?', name)),
    placeholder: plainText(vscode.l10n.t('{0} becomes an alias of the person you choose', name)),
    except: name,
    similarTo: name,
  });
  if (other === undefined) return;
  const done = vscode.l10n.t('{0} is now an alias of {1}', name, other.name);
  await changeRegistry(server, { name, edit: { unifyWith: other.name } }, done);
}

async function openEntry({ name, entry }: Speaker): Promise<void> {
  if (entry === undefined) {
    void showInformation(vscode.l10n.t('{0} is not in the speaker registry.', name));
    return;
  }
  const { line, character } = entry.position;
  await vscode.window.showTextDocument(vscode.Uri.parse(entry.uri), {
    selection: new vscode.Range(line, character, line, character),
  });
}
