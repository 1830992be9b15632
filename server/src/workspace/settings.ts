import { DEFAULT_REGISTRY_PATH, toRegistryPath } from '../protocol/registryPath';
import type { RuleSettings } from '../rules/ruleLevels';

/** The settings under `chatlog.` that the server looks at, as the client sends them; nothing about their form is certain. */
export interface Settings {
  /** Rule identifier → level. */
  readonly rules: RuleSettings;
  readonly inlayHints: {
    /** A pause of more than so many minutes is shown; 0 for none. */
    readonly gap: number;
  };
  /** Whether the log's figures and what can be done with it are shown over it. */
  readonly codeLens: boolean;
  /** Whether pictures on the web may load without asking anybody. */
  readonly showsRemoteImages: boolean;
  /** Where the speaker registry is in a workspace folder. */
  readonly registry: string;
}

/** What holds before a client says anything, and for one that never does. */
export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  inlayHints: { gap: 30 },
  codeLens: true,
  showsRemoteImages: false,
  registry: DEFAULT_REGISTRY_PATH,
};

/** Reads what a client sent as the section `chatlog`; what is missing or of another form gets its default. */
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
  };
}

function toGap(sent: unknown): number {
  return typeof sent === 'number' && sent >= 0 ? sent : DEFAULT_SETTINGS.inlayHints.gap;
}
