import type { Client } from './client';

/** Whether a client says that it has a command. */
export function hasCommand({ commands }: Client, command: string): boolean {
  return commands.has(command);
}
