import { speakerEdit } from './speakerEdit';
import { speakerLogs } from './speakerLogs';
import { speakerNext } from './speakerNext';
import { speakers } from './speakers';
import type { WorkspaceFeature } from './workspaceFeature';
import { workspaceSymbol } from './workspaceSymbol';

/** Every request that the server answers about the workspace as a whole. */
// biome-ignore lint/suspicious/noExplicitAny: each has parameters and a result of its own; the connection only passes them through.
export const workspaceFeatures: readonly WorkspaceFeature<any, unknown>[] = [
  speakers,
  speakerLogs,
  speakerNext,
  speakerEdit,
  workspaceSymbol,
];
