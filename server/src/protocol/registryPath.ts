/** Where the speaker registry is in a workspace folder that says nothing else. */
export const DEFAULT_REGISTRY_PATH = '_data/speakers.yml';

/**
 * Reads the setting `chatlog.registry`: the path of the speaker registry in each workspace folder, with slashes.
 *
 * @param value what a client sent or a user wrote; nothing about its form is certain
 * @returns the default where it is no path inside a folder
 */
export function toRegistryPath(value: unknown): string {
  return isPathInFolder(value) ? value : DEFAULT_REGISTRY_PATH;
}

/** Whether a path, with slashes, leads to a place inside the folder that it is relative to, and nowhere else. */
export function isPathInFolder(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[^\\:]+$/.test(value) &&
    value.split('/').every(name => !/^(?:|\.\.?)$/.test(name))
  );
}
