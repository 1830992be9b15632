/** The default path of the speaker registry in a workspace folder. */
export const DEFAULT_REGISTRY_PATH = '_data/speakers.yml';

/**
 * Reads the setting `chatlog.registry`: the path of the speaker registry in each workspace folder, with slashes.
 *
 * @param value the value of a client or a user, unchecked
 * @returns the default if the value is not a path inside a folder
 */
export function toRegistryPath(value: unknown): string {
  return isPathInFolder(value) ? value : DEFAULT_REGISTRY_PATH;
}

/** Whether a path, with slashes, leads inside the folder that it is relative to. */
export function isPathInFolder(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[^\\:]+$/.test(value) &&
    value.split('/').every(name => !/^(?:|\.\.?)$/.test(name))
  );
}
