import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import { DEFAULT_REGISTRY_PATH } from '../protocol/registryPath';

/** The version of the package of this command. */
export { version };

type Option = readonly [form: string, meaning: string];

/** The output of `--help`. */
export function usage(): string {
  const registry: Option = [
    '--registry PATH',
    l10n.t('Where a workspace folder has its speaker registry ({0})', DEFAULT_REGISTRY_PATH),
  ];
  const cache: Option[] = [
    ['--cache', l10n.t('Remember for the next run what is known of the logs')],
    ['--cache-folder FOLDER', l10n.t("The same, in this folder (the user's folder for caches)")],
  ];
  const lint: Option[] = [
    ['--format stylish|json', l10n.t('How findings are printed (stylish)')],
    ['--fix', l10n.t('Apply safe fixes, say what was fixed, and report the rest')],
    ['--unsafe', l10n.t('With --fix: also apply unsafe fixes, which delete, reorder or guess')],
    ['--max-warnings N', l10n.t('Exit with 1 when there are more than N warnings')],
    ['--rule ID:LEVEL', l10n.t('Set a rule to error, warning, information, hint or off; may be repeated')],
    ['--config FILE', l10n.t('Read levels from a JSON file: {0}', '{ "rules": { "ID": "LEVEL" } }')],
    ...cache,
    registry,
  ];
  const imports: Option[] = [
    [
      '--again',
      l10n.t(
        'Repeat the imports that are remembered beside the speaker registry, with newer exports or those given',
      ),
    ],
    ['--to FOLDER', l10n.t('The folder for the logs; its _posts where there is one (the current folder)')],
    ['--format ID', l10n.t('Read exports of this form only: {0}', 'docs/import.md')],
    ['--zone ZONE', l10n.t("The time zone in which times are shown, as Asia/Shanghai (the machine's)")],
    ['--conversation NAME', l10n.t('Import this conversation only')],
    ['--since DAY', l10n.t('Import nothing before this day')],
    ['--until DAY', l10n.t('Import nothing after this day')],
    ['--start "DAY TIME"', l10n.t('When a transcript starts, whose times are counted from its start')],
    [
      '--media copy|link|skip',
      l10n.t("Copy pictures and files beside the logs' pictures, link them, or name them (copy)"),
    ],
    ['--anyway', l10n.t('Add also to logs of what looks like another conversation')],
    ['--no-remember', l10n.t('Do not remember the import for --again')],
    ['--dry-run', l10n.t('Write nothing')],
    ['--report text|json', l10n.t('How the result is printed (text)')],
    registry,
  ];
  const merges: Option[] = [
    [
      '-o, --output OUT',
      l10n.t(
        'The log or folder for the result, which may be the first path. Without it, the merged log is printed',
      ),
    ],
    ['--dry-run', l10n.t('Write nothing')],
    ['--report text|json', l10n.t('How the result is printed (text)')],
    ['--anyway', l10n.t('Merge what looks like two conversations too')],
    registry,
  ];
  const exports: Option[] = [
    ['--format html|pdf', l10n.t('One page that needs nothing else, or paper (html)')],
    [
      '-o, --output OUT',
      l10n.t('The file, or the folder for it (the current folder). A file that is there is replaced'),
    ],
    ['--title TITLE', l10n.t('The title of the transcript (that of the log, or the days)')],
    [
      '--embed-media',
      l10n.t('Put the pictures of the logs into the file; those of the web are only named (the default)'),
    ],
    ['--link-media', l10n.t('Link pictures where they are, also those of the web')],
    ['--split month', l10n.t('One file for each month')],
    registry,
  ];
  const finds: Option[] = [
    ['--format text|json|jsonl', l10n.t('How messages are printed (text)')],
    ['--limit N', l10n.t('Print the newest N messages only')],
    ['--match-case', l10n.t('Tell upper and lower case apart')],
    ['--match-width', l10n.t('Tell full and half width apart')],
    ['--match-forms', l10n.t('Tell simplified and traditional Chinese characters apart')],
    ...cache,
    registry,
  ];
  const general: Option[] = [
    ['--help', l10n.t('Print this')],
    ['--version', l10n.t('Print the version')],
  ];
  const options = `[${l10n.t('options')}]`;
  return [
    l10n.t('Usage: {0}', `chatlog lint ${options} PATH…`),
    l10n.t(
      'Checks chat logs and the speaker registry. A path is a file of any name, a folder (the registry and all logs in it by name: *-chat.markdown, *-chat.md, *.chatlog, *.chatlog.md) or a glob in quotes.',
    ),
    table(lint),
    `${l10n.t('Exit code')}\n${table([
      ['0', l10n.t('nothing at error level')],
      ['1', l10n.t('errors, or more warnings than allowed')],
      ['2', l10n.t('wrong usage, or a file that cannot be read or written')],
    ])}`,
    l10n.t('Usage: {0}', `chatlog import ${options} PATH…`),
    l10n.t(
      'Makes logs of the exports of chat applications. A path is a file, a folder or a zip archive. Logs that are there keep their text; what they lack is added.',
    ),
    table(imports),
    `${l10n.t('Exit code')}\n${table([
      ['0', l10n.t('everything was read')],
      ['1', l10n.t('something could not be read, or it is uncertain whether a message is there already')],
      ['2', l10n.t('wrong usage, or nothing could be written')],
    ])}`,
    l10n.t('Usage: {0}', `chatlog merge ${options} PATH PATH…`),
    l10n.t(
      'Merges logs, or folders of logs day by day: {0}. The text of the first path stays; what the others have more is added. No message is lost.',
      'docs/merge.md',
    ),
    table(merges),
    `${l10n.t('Exit code')}\n${table([
      ['0', l10n.t('merged')],
      ['1', l10n.t('merged; of some messages it is open whether they are the same, and both stay')],
      ['2', l10n.t('wrong usage, two conversations, or nothing could be written')],
    ])}`,
    l10n.t('Usage: {0}', `chatlog export ${options} PATH…`),
    l10n.t(
      'Writes logs as one transcript for readers: {0}. A path is a log, or a folder of logs.',
      'docs/export.md',
    ),
    table(exports),
    `${l10n.t('Exit code')}\n${table([
      ['0', l10n.t('written')],
      ['1', l10n.t('the page was written instead of paper, as no browser was found to print it')],
      ['2', l10n.t('wrong usage, or a file that cannot be read or written')],
    ])}`,
    l10n.t('Usage: {0}', `chatlog find ${options} '${l10n.t('QUERY')}' PATH…`),
    l10n.t(
      'Finds messages, the newest first: {0}. A query is words, and keys with values: {1} ({2}). A path is a log, or a folder of logs.',
      `chatlog find 'from:Kim refund -has:image' _posts`,
      'from:, mentions:, in:, before:, after:, has:, is:, regex:',
      'docs/find.md',
    ),
    table(finds),
    `${l10n.t('Exit code')}\n${table([
      ['0', l10n.t('messages were found')],
      ['1', l10n.t('none was found')],
      ['2', l10n.t('wrong usage, or a file that cannot be read')],
    ])}`,
    table(general),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Two columns, indented. */
function table(rows: readonly Option[]): string {
  const width = Math.max(...rows.map(([form]) => form.length));
  return rows.map(([form, meaning]) => `  ${form.padEnd(width)}  ${meaning}`).join('\n');
}
