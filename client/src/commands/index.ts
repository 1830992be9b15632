import * as vscode from 'vscode';
import type { TurnRuleOffArguments } from '../../../server/src/protocol';
import { CHAT_LOG } from '../language/chatLogDocuments';
import type { LanguageChoice } from '../language/languageChoice';
import { goToTime } from '../navigation/goToTime';
import { Navigator } from '../navigation/navigator';
import type { ServerLifecycle } from '../server/lifecycle';
import { EarlierTexts } from '../support/earlierTexts';
import { clearCache } from './clearCache';
import type { GeneralCommand, PracticeCommand } from './commandTable';
import { copyLink } from './copyLink';
import { fixAll, fixAllUnsafe } from './fixAll';
import { fixAllInFolder } from './fixAllInFolder';
import { insertMessage } from './insertMessage';
import { moveToDay } from './moveToDay';
import { newChatLog } from './newChatLog';
import { openSampleLogs } from './openSampleLogs';
import { showPracticeLog } from './practiceLog';
import { refactor } from './refactor';
import { type Handlers, registerHandlers } from './registerHandlers';
import { shiftTimes } from './shiftTimes';
import { turnRuleOff } from './turnRuleOff';

/** Registers the commands that belong neither to the preview nor to speakers. */
export function registerCommands(
  server: ServerLifecycle,
  languageChoice: LanguageChoice,
  log: vscode.LogOutputChannel,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const choose = async (language: typeof CHAT_LOG | 'markdown') => {
    const document = vscode.window.activeTextEditor?.document;
    if (document !== undefined) await languageChoice.choose(document, language);
  };
  const navigator = new Navigator(server);
  const earlierTexts = new EarlierTexts();
  const handlers: Handlers<GeneralCommand | PracticeCommand> = {
    'chatlog.newChatLog': newChatLog,
    'chatlog.openSampleLogs': () => openSampleLogs(extensionUri),
    'chatlog.insertMessage': () => insertMessage(server),
    'chatlog.fixAll': () => fixAll(server, earlierTexts),
    'chatlog.fixAllInFolder': (argument?: unknown) =>
      fixAllInFolder(server, earlierTexts, folderIn(argument)),
    'chatlog.fixAllUnsafe': () => fixAllUnsafe(server, earlierTexts),
    'chatlog.turnRuleOff': (argument?: unknown) => turnRuleOff(argument as TurnRuleOffArguments | undefined),
    'chatlog.practice.open': async () => {
      await showPracticeLog(extensionUri);
    },
    'chatlog.practice.fixAll': async () => {
      await showPracticeLog(extensionUri);
      // The log may be the one that starts the server: there are no findings before that.
      await server.start();
      await vscode.commands.executeCommand('chatlog.fixAll');
    },
    'chatlog.practice.preview': async () => {
      const { uri } = await showPracticeLog(extensionUri);
      await vscode.commands.executeCommand('chatlog.preview.open', uri);
    },
    'chatlog.nextMessage': () => navigator.go('next'),
    'chatlog.previousMessage': () => navigator.go('previous'),
    'chatlog.nextMessageOfSpeaker': () => navigator.go('nextOfSpeaker'),
    'chatlog.previousMessageOfSpeaker': () => navigator.go('previousOfSpeaker'),
    'chatlog.goToTime': () => goToTime(server),
    'chatlog.copyLink': () => copyLink(server),
    'chatlog.sortMessages': () => refactor(server, 'sort'),
    'chatlog.mergeWithPrevious': () => refactor(server, 'mergeWithPrevious'),
    'chatlog.splitMessage': () => refactor(server, 'split'),
    'chatlog.shiftTimes': (argument?: unknown) => shiftTimes(server, typed(argument)),
    'chatlog.moveMessageUp': () => refactor(server, 'moveUp'),
    'chatlog.moveMessageDown': () => refactor(server, 'moveDown'),
    'chatlog.deleteMessage': () => refactor(server, 'delete'),
    'chatlog.moveToDay': (argument?: unknown) => moveToDay(server, typed(argument)),
    'chatlog.removeDuplicates': () => refactor(server, 'removeDuplicates'),
    'chatlog.mergeDuplicatedRuns': () => refactor(server, 'mergeDuplicatedRuns'),
    'chatlog.treatAsChatLog': () => choose(CHAT_LOG),
    'chatlog.treatAsMarkdown': () => choose('markdown'),
    'chatlog.clearCache': () => clearCache(server, log),
    'chatlog.restartServer': () => server.restart(),
    'chatlog.showLog': () => log.show(),
  };
  return vscode.Disposable.from(registerHandlers(handlers, log), earlierTexts);
}

/** The folder that the Explorer passes. */
function folderIn(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : undefined;
}

/** The argument that a key binding passes instead of typed text; a menu passes something else. */
function typed(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}
