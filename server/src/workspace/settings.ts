import { DEFAULT_REGISTRY_PATH, toRegistryPath } from '../protocol/registryPath';
import type { RuleSettings } from '../rules/ruleLevels';

/** The settings under `chatlog.` that the server uses, as the client sends them. Their shape is not checked. */
export interface Settings {
  /** Rule identifier → level. */
  readonly rules: RuleSettings;
  readonly inlayHints: {
    /** Pauses of more than this many minutes are shown; 0 shows none. */
    readonly gap: number;
  };
  /** Whether the log's figures and actions are shown above it. */
  readonly codeLens: boolean;
  /** Whether pictures on the web may load without consent. */
  readonly showsRemoteImages: boolean;
  /** The path of the speaker registry in a workspace folder. */
  readonly registry: string;
  /** Which logs have findings: those that are open, or all of the workspace. It applies to the whole window. */
  readonly diagnosticMode: DiagnosticMode;
  /** Whether what is known of logs is remembered for the next session. It applies to the whole window. */
  readonly cache: boolean;
}

export type DiagnosticMode = 'openFilesOnly' | 'workspace';

/** Used until the client sends settings, and for a client that sends none. */
export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  inlayHints: { gap: 30 },
  codeLens: true,
  showsRemoteImages: false,
  registry: DEFAULT_REGISTRY_PATH,
  diagnosticMode: 'openFilesOnly',
  cache: true,
};

/** Reads the section `chatlog` as a client sent it. Missing or invalid values get their defaults. */
export function toSettings(sent: unknown): Settings {
  const section = (typeof sent === 'object' && sent !== null ? sent : {}) as Partial<
    Record<keyof Settings, unknown>
  > & { readonly preview?: { readonly remoteImages?: unknown } | null };
  return {
    rules: typeof section.rules === 'object' && section.rules !== null ? (section.rules as RuleSettings) : {},
    inlayHints: { gap: toGap((section.inlayHints as { gap?: unknown } | null | undefined)?.gap) },
    codeLens: typeof section.codeLens === 'boolean' ? section.codeLens : DEFAULT_SETTINGS.codeLens,
    showsRemoteImages: section.preview?.remoteImages === 'always',
    registry: toRegistryPath(section.registry),
    diagnosticMode: section.diagnosticMode === 'workspace' ? 'workspace' : DEFAULT_SETTINGS.diagnosticMode,
    cache: section.cache !== false,
  };
}

function toGap(sent: unknown): number {
  return typeof sent === 'number' && sent >= 0 ? sent : DEFAULT_SETTINGS.inlayHints.gap;
}
