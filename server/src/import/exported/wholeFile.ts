import type { ExportFile } from './exportFile';

/** The whole content of a file. @throws {ExportError} if it cannot be read */
export function wholeFile(file: ExportFile): Uint8Array {
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for (const piece of file.bytes()) {
    bytes.set(piece.subarray(0, bytes.length - at), at);
    at += piece.length;
  }
  return bytes;
}
