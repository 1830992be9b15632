// CHANGELOG.md (Keep a Changelog): a section for each version under `## VERSION`, the newest first.

/**
 * What the changelog says about a version, without its heading.
 *
 * @throws Error if it has no section for the version, or an empty one.
 */
export function releaseNotes(changelog: string, version: string): string {
  const parts = changelog.replaceAll('\r\n', '\n').split(/^## /m).slice(1);
  const part = parts.find(each => headingOf(each) === version);
  const notes = part?.slice(part.indexOf('\n')).trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing about version ${version}.`);
  return notes;
}

/** `1.2.0` of `1.2.0`, `[1.2.0]` and either followed by ` - 2026-12-01`. */
function headingOf(part: string): string | undefined {
  return /^\[?([^\]\s]+)/.exec(part)?.[1];
}
