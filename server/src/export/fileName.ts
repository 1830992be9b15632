/** Longer names are refused by file systems, which count bytes: a Chinese character has three. */
const MAX_LENGTH = 60;

/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name of an exported file, from the title of a transcript. It is one name in any system's folder, whatever the title is: without separators,
 * control characters and signs that Windows refuses, and neither hidden nor a device.
 *
 * @param extension with the dot
 */
export function exportFileName(title: string, extension: string): string {
  const name = Array.from(title.replace(/[\p{C}\p{Z}\s]+/gu, ' ').replace(/[<>:"/\\|?*]/g, '-'))
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/^[ .-]+|[ .]+$/g, '');
  return `${name === '' || DEVICE.test(name) ? 'chat' : name}${extension}`;
}
