import type { RuleSettings } from '../analysis/ruleLevels';

/** The settings under `chatlog.` that the server looks at, as the client sends them; nothing about their form is certain. */
export interface Settings {
  /** Rule identifier → level. */
  readonly rules: RuleSettings;
}

/** What holds before a client says anything, and for one that never does. */
export const DEFAULT_SETTINGS: Settings = { rules: {} };

/** Reads what a client sent as the section `chatlog`; what is missing or of another form gets its default. */
export function toSettings(sent: unknown): Settings {
  const section = (typeof sent === 'object' && sent !== null ? sent : {}) as Partial<
    Record<keyof Settings, unknown>
  >;
  return {
    rules: typeof section.rules === 'object' && section.rules !== null ? (section.rules as RuleSettings) : {},
  };
}
