import * as vscode from 'vscode';
import type { FindChoices, FoundMessage } from '../../../server/src/protocol';
import type { FindCommand } from '../commands/commandTable';
import { type Handlers, registerHandlers } from '../commands/registerHandlers';
import type { Server } from '../server/lifecycle';
import { copiedMessage, placeOf } from './messageItem';
import type { Node } from './messageNodes';
import { MessagesView } from './messagesView';
import { QueryInput } from './queryInput';

/** Where earlier queries, and what is told apart, are remembered in the workspace. */
const RECENT = 'chatlog.messages.recent';
const CHOICES = 'chatlog.messages.choices';

/** The earlier queries that are remembered. */
const MAX_RECENT = 10;

/** Registers the Messages view, and the commands that find messages. */
export function registerFind(
  memory: vscode.Memento,
  server: Server,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const view = new MessagesView(server);
  const handlers: Handlers<FindCommand> = {
    'chatlog.findMessages': argument => findMessages(memory, server, view, argument),
    'chatlog.messages.refresh': () => view.refresh(),
    'chatlog.messages.cancel': () => view.cancel(),
    'chatlog.messages.clear': () => view.clear(),
    'chatlog.messages.more': () => view.more(),
    'chatlog.messages.copy': (argument, selected) => copy(messagesOf(argument, selected, view)),
    'chatlog.messages.copyAll': () => copy(view.tree.messages),
    'chatlog.messages.openSide': async (argument, selected) => {
      const [found] = messagesOf(argument, selected, view);
      if (found === undefined) return;
      await vscode.window.showTextDocument(vscode.Uri.parse(found.uri), {
        ...placeOf(found),
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: false,
      });
    },
  };
  return vscode.Disposable.from(view, registerHandlers(handlers, log));
}

/** @param given a query from a key binding, which is found at once */
async function findMessages(
  memory: vscode.Memento,
  server: Server,
  view: MessagesView,
  given: unknown,
): Promise<void> {
  const choices = memory.get<FindChoices>(CHOICES, {});
  const recent = memory.get<readonly string[]>(RECENT, []);
  const search =
    typeof given === 'string'
      ? { query: given, ...choices }
      : await new QueryInput(server, { query: view.search?.query ?? '', ...choices }, recent).ask();
  if (search === undefined) return;
  const { query, ...chosen } = search;
  await memory.update(RECENT, [query, ...recent.filter(each => each !== query)].slice(0, MAX_RECENT));
  await memory.update(CHOICES, chosen);
  await view.find(search);
}

/** The messages of the rows that a menu passes; for a key, of the selected ones. */
function messagesOf(argument: unknown, selected: unknown, view: MessagesView): FoundMessage[] {
  const nodes = (
    Array.isArray(selected) ? selected : argument === undefined ? view.selection : [argument]
  ) as readonly Node[];
  return nodes.flatMap(node => {
    if (node.kind === 'day') return node.messages.map(({ found }) => found);
    return node.kind === 'more' ? [] : [node.found];
  });
}

async function copy(messages: readonly FoundMessage[]): Promise<void> {
  if (messages.length > 0) await vscode.env.clipboard.writeText(messages.map(copiedMessage).join('\n'));
}
