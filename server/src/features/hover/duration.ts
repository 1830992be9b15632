import * as l10n from '@vscode/l10n';

/** Formats a whole number of seconds: `1 h 2 min 3 s`, without the parts that are 0. */
export function durationText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  const parts = [
    ...(hours > 0 ? [l10n.t('{0} h', hours)] : []),
    ...(minutes > 0 ? [l10n.t('{0} min', minutes)] : []),
    ...(rest > 0 || seconds === 0 ? [l10n.t('{0} s', rest)] : []),
  ];
  // In Chinese there is no space between the parts.
  return parts.reduce((text, part) => l10n.t('{0} {1}', text, part));
}
