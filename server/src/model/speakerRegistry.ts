import type { Range } from './span';

/** A text of the registry with the place where it stands, quotes included. */
export interface RegistryText {
  readonly text: string;
  readonly range: Range;
}

/** One entry under `people`. What is missing or of another type is absent, with a problem that says so. */
export interface RegistryPerson {
  readonly name: RegistryText | undefined;
  readonly aliases: readonly RegistryText[];
  readonly color: RegistryText | undefined;
  readonly avatar: RegistryText | undefined;
  readonly note: RegistryText | undefined;
  /** The whole entry, without the dash before it. */
  readonly range: Range;
}

/** What is wrong with the form of a registry: YAML that does not parse, a value of another type. */
export interface RegistryProblem {
  readonly kind: 'yaml' | 'type' | 'unknown-key';
  /** In English, for the log and for tests; what people read is made by the rule from `kind`, `key` and `expected`. */
  readonly message: string;
  readonly range: Range;
}

/**
 * The speaker registry, `_data/speakers.yml`: who goes by which names.
 *
 * ```yaml
 * people:
 *   - name: Kim Park
 *     aliases: [Kim, Kim Park-Acme]
 *     color: '#3b82f6'
 *     avatar: /img/kim.png
 *     note: Sales
 * me: Kim Park            # who `我` is
 * different:              # names that look alike and are not one person
 *   - [Kim Park, Kim Parker]
 * ```
 */
export interface SpeakerRegistry {
  readonly people: readonly RegistryPerson[];
  readonly me: RegistryText | undefined;
  readonly different: readonly (readonly RegistryText[])[];
  readonly problems: readonly RegistryProblem[];
}

/** Where there is no registry. */
export const EMPTY_REGISTRY: SpeakerRegistry = { people: [], me: undefined, different: [], problems: [] };

/** Reads a registry. Never fails: what can't be read is a problem. */
export function parseRegistry(_text: string): SpeakerRegistry {
  return EMPTY_REGISTRY;
}
