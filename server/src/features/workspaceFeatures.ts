import { days } from './requests/days';
import { fixAllInFolder } from './requests/fixAllInFolder';
import { speakerEdit } from './requests/speakerEdit';
import { speakerLogs } from './requests/speakerLogs';
import { speakerNext } from './requests/speakerNext';
import { speakers } from './requests/speakers';
import type { ReadingContext, WorkspaceFeature } from './support/workspaceFeature';
import { workspaceSymbol } from './workspaceSymbol';

/** Every request that the server answers about the workspace as a whole. */
// biome-ignore lint/suspicious/noExplicitAny: each has parameters and a result of its own; the connection only passes them through.
export const workspaceFeatures: readonly WorkspaceFeature<any, unknown, ReadingContext>[] = [
  speakers,
  speakerLogs,
  speakerNext,
  speakerEdit,
  workspaceSymbol,
  fixAllInFolder,
  days,
];
