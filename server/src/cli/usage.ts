import * as l10n from '@vscode/l10n';
import manifest from '../../../package.json';
import { DEFAULT_REGISTRY_PATH } from '../protocol/registryPath';

/** The version of the package of this command. */
export const { version } = manifest;

/** The output of `--help`. */
export function usage(): string {
  const options: [string, string][] = [
    ['--format stylish|json', l10n.t('How findings are printed (stylish)')],
    ['--fix', l10n.t('Apply safe fixes, say what was fixed, and report the rest')],
    ['--unsafe', l10n.t('With --fix: also apply unsafe fixes, which delete, reorder or guess')],
    ['--max-warnings N', l10n.t('Exit with 1 when there are more than N warnings')],
    ['--rule ID:LEVEL', l10n.t('Set a rule to error, warning, information, hint or off; may be repeated')],
    ['--config FILE', l10n.t('Read levels from a JSON file: {0}', '{ "rules": { "ID": "LEVEL" } }')],
    [
      '--registry PATH',
      l10n.t('Where a workspace folder has its speaker registry ({0})', DEFAULT_REGISTRY_PATH),
    ],
    ['--help', l10n.t('Print this')],
    ['--version', l10n.t('Print the version')],
  ];
  const width = Math.max(...options.map(([option]) => option.length));
  const codes = [
    l10n.t('0: nothing at error level'),
    l10n.t('1: errors, or more warnings than allowed'),
    l10n.t('2: wrong usage, or a file that cannot be read or written'),
  ];
  return `${l10n.t('Usage: {0}', `chatlog lint [${l10n.t('options')}] PATH…`)}

${l10n.t('Checks chat logs and the speaker registry. A path is a file of any name, a folder (the registry and all logs in it by name: *-chat.markdown, *-chat.md, *.chatlog, *.chatlog.md) or a glob in quotes.')}

${options.map(([option, meaning]) => `  ${option.padEnd(width)}  ${meaning}`).join('\n')}

${l10n.t('Exit code')}
${codes.map(code => `  ${code}`).join('\n')}
`;
}
