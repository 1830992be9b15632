/** `[2026-03-01 08:02:11] Kim: `, in old versions with a comma and without seconds. */
export const SIGNAL_HEADER =
  /^\[(\d{4}-\d{2}-\d{2}),? (\d{2}):(\d{2})(?::(\d{2}))?\] ([^\n]{1,200}?): ?(.*)$/;
const OLD_HEADER = /^\[\d{4}-\d{2}-\d{2}, \d{2}:\d{2}\] [^\n]{1,200}?: ?/;

/** Lines that only signal-export writes: reactions, stickers, files, what was deleted. */
const OWN_LINE =
  /^\(- .{1,200}: .{1,20} -\)\s*$|^\(\( .{1,20} \)\)|\]\(\.\/media\/|\]\(\.\.\/exported_stickers\/|: \(This message was deleted\)$/;

/**
 * Whether lines are from the Markdown of signal-export: each message ends with the two spaces of a line break, which it adds to the
 * text; old versions write a comma in the date and no seconds, as no other program does.
 */
export function isSignalMarkdown(lines: readonly string[]): boolean {
  const headers = lines.filter(line => SIGNAL_HEADER.test(line));
  const [first] = lines.filter(line => line.trim() !== '');
  if (headers.length === 0 || first === undefined || !SIGNAL_HEADER.test(first)) return false;
  if (headers.every(line => OLD_HEADER.test(line)) && headers.length > 1) return true;
  const ended = lines.filter(line => / {2}$/.test(line) || OWN_LINE.test(line)).length;
  return ended >= headers.length * 0.8;
}
