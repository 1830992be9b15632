import type { AttachmentKind } from '../../readItem';

const KINDS: readonly (readonly [AttachmentKind, RegExp])[] = [
  ['image', /\.(?:jpe?g|png|gif|webp|heic|heif|avif|bmp|tiff?|svg)$/i],
  ['video', /\.(?:mp4|m4v|mov|avi|mkv|webm|3gp|wmv|flv|mpe?g)$/i],
  ['audio', /\.(?:mp3|m4a|aac|wav|ogg|oga|opus|flac|wma|amr|silk|slk|aud)$/i],
];

/** The kind of a file from its MIME type, else from its name or address. */
export function attachmentKind(mimeType: unknown, name: string | undefined): AttachmentKind {
  const type = typeof mimeType === 'string' ? /^(image|video|audio)\//i.exec(mimeType)?.[1] : undefined;
  if (type !== undefined) return type.toLowerCase() as AttachmentKind;
  const path = name?.replace(/[?#].*$/s, '') ?? '';
  return KINDS.find(([, ending]) => ending.test(path))?.[0] ?? 'file';
}

/** The last part of a path or address. */
export function fileName(path: string): string {
  return path.replace(/[?#].*$/s, '').replace(/^.*[/\\]/s, '');
}
