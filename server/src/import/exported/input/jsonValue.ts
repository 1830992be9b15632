import type { UnreadableReason } from '../readItem';

/** A value of a JSON text. */
export interface JsonValue {
  /**
   * Where it stands: the keys, with dots between, and `[]` for the items of an array: `chats.list[].messages[]`. The keys that
   * lead there hold no dots in any known export.
   */
  readonly path: string;
  /** A scalar, or a whole item. `undefined` if it cannot be read. */
  readonly value: unknown;
  /** One-based line of its beginning. */
  readonly line: number;
  /** Why it cannot be read. */
  readonly problem?: UnreadableReason;
}

/**
 * Parses a JSON value. Corrects what programs write wrongly: escapes that JSON does not have (Telegram Desktop writes control
 * characters as `\x0B`, SerializeString in export_output_json.cpp), control characters inside strings, a comma before a closing
 * bracket. `undefined` for anything else that is not JSON.
 */
export function parseLeniently(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    try {
      return { value: JSON.parse(corrected(text)) };
    } catch {
      return undefined;
    }
  }
}

function corrected(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/gs, part => {
    if (part === ',') return '';
    return part
      .replace(/\\(?:x([0-9a-f]{2})|u(?![0-9a-f]{4})|([^"\\/bfnrtu]))/gi, (_, hex?: string, sign?: string) =>
        hex === undefined ? (sign ?? 'u') : `\\u00${hex}`,
      )
      .replace(/[\u0000-\u001f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  });
}
