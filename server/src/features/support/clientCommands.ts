import type { Client } from './client';

/** Whether a client announces a command. */
export function hasCommand({ commands }: Client, command: string): boolean {
  return commands.has(command);
}
