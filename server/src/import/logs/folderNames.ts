/** Names that Windows reserves for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const MAX_LENGTH = 80;

/**
 * A folder's name for a conversation that every file system accepts, and that is not hidden. Names of conversations may be anything, also
 * paths.
 */
export function folderName(conversation: string, taken: ReadonlySet<string>): string {
  const safe = [...conversation.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ')]
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/^[\s._-]+|[\s.]+$/g, '');
  const name = safe === '' ? 'chat' : RESERVED.test(safe) ? `${safe} chat` : safe;
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(free.toLowerCase())) return free;
  }
}
