import type { ClientCapabilities } from 'vscode-languageserver-protocol';

/**
 * Whether a client says that it has a command: `experimental.commands.commands`, a list, as rust-analyzer's clients tell it. Nothing
 * about the form of what a client says is certain.
 */
export function hasCommand(client: ClientCapabilities, command: string): boolean {
  const commands = (client.experimental as { commands?: { commands?: unknown } } | undefined)?.commands
    ?.commands;
  return Array.isArray(commands) && commands.includes(command);
}
