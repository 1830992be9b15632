import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as l10n from '@vscode/l10n';

/**
 * Says that a path leads to nothing because a name in it is not UTF-8: Node hands such names over with U+FFFD for what it can't
 * decode, and finds nothing by them. Linux alone has such names.
 *
 * @returns a message for the user; `undefined` where the names are not the reason
 */
export function undecodableName(path: string): string | undefined {
  if (!path.includes('\ufffd')) return undefined;
  const segments = path.split(sep);
  for (const [i, segment] of segments.entries()) {
    if (existsSync(segments.slice(0, i + 1).join(sep) || sep)) continue;
    const folder = join(segments.slice(0, i).join(sep) || (i === 0 ? '.' : sep));
    const names = namesIn(folder).filter(name => !isUtf8(name) && name.toString() === segment);
    return names.length === 0
      ? undefined
      : l10n.t(
          '{0}: a name in this folder is not UTF-8 and cannot be read: {1}. Rename it.',
          folder,
          names.map(escaped).join(', '),
        );
  }
  return undefined;
}

function namesIn(folder: string): Buffer[] {
  try {
    return readdirSync(folder, { encoding: 'buffer' });
  } catch {
    return [];
  }
}

/** As a shell reads one word, with every byte that is not printable ASCII written out. */
function escaped(name: Buffer): string {
  const chars = Array.from(name, byte => {
    if (byte < 0x20 || byte > 0x7e) return `\\x${byte.toString(16).padStart(2, '0')}`;
    return String.fromCharCode(byte).replace(/['\\]/, '\\$&');
  });
  return `$'${chars.join('')}'`;
}
