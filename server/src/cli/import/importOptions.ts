import * as l10n from '@vscode/l10n';
import { readIsoTime } from '../../import/exported/input/times';
import type { LocalTime } from '../../import/exported/readItem';
import { EXPORT_SOURCES } from '../../import/exported/sources';
import type { MediaChoice } from '../../import/logs/mediaFiles';
import { type Zone, zoneOf } from '../../import/logs/zone';
import { type Day, isDay } from '../../text/calendar';
import { oneOf, REPORTS, type Report } from '../optionValues';
import { UsageError } from '../usageError';

const MEDIA = ['copy', 'link', 'skip'] as const satisfies readonly MediaChoice[];

/** A call of `chatlog import`. */
export interface ImportCommand {
  readonly kind: 'import';
  readonly paths: readonly string[];
  /** Remembered imports are repeated, with the files in `paths` if there are any; `undefined` for an import of `paths`. */
  readonly again: AgainChoices | undefined;
  /** The folder for the logs, as given. */
  readonly to: string;
  /** The identifier of the source; `undefined` recognizes each file. */
  readonly format: string | undefined;
  readonly zone: Zone;
  /** The names or identifiers of the conversations; all if there are none. */
  readonly only: readonly string[];
  /** The name of conversations whose export has none; that of the file by default. */
  readonly title: string | undefined;
  readonly since: Day | undefined;
  readonly until: Day | undefined;
  /** For transcripts, whose times are counted from their start. */
  readonly start: LocalTime | undefined;
  readonly media: MediaChoice;
  /** Whether messages are also added to logs of what looks like another conversation. */
  readonly anyway: boolean;
  /** Whether the import is remembered for `--again`. */
  readonly remembers: boolean;
  readonly dryRun: boolean;
  readonly report: Report;
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
}

/** The choices that are not to be those of the remembered import. */
export interface AgainChoices {
  readonly zone: Zone | undefined;
  readonly media: MediaChoice | undefined;
}

/** The values of the options, as given. */
export interface ImportValues {
  readonly again?: boolean;
  readonly to?: string;
  readonly format?: string;
  readonly zone?: string;
  readonly conversation?: string;
  readonly since?: string;
  readonly until?: string;
  readonly start?: string;
  readonly media?: string;
  readonly anyway?: boolean;
  readonly 'no-remember'?: boolean;
  readonly 'dry-run'?: boolean;
  readonly report?: string;
}

/** @throws {UsageError} for a value that an option does not take */
export function readImportCommand(
  values: ImportValues,
  paths: readonly string[],
  registryPath: string,
): ImportCommand {
  const zone = readZone(values.zone);
  const media = values.media === undefined ? undefined : oneOf('--media', MEDIA, values.media);
  return {
    kind: 'import',
    paths,
    again: values.again === true ? { zone: values.zone === undefined ? undefined : zone, media } : undefined,
    to: values.to ?? '.',
    format: values.format === undefined ? undefined : readFormat(values.format),
    zone,
    only: values.conversation === undefined ? [] : [values.conversation],
    title: undefined,
    since: readDay('--since', values.since),
    until: readDay('--until', values.until),
    start: readStart(values.start),
    media: media ?? 'copy',
    anyway: values.anyway === true,
    remembers: values['no-remember'] !== true,
    dryRun: values['dry-run'] === true,
    report: oneOf('--report', REPORTS, values.report ?? 'text'),
    registryPath,
  };
}

function readFormat(given: string): string {
  return oneOf(
    '--format',
    EXPORT_SOURCES.map(({ id }) => id),
    given,
  );
}

function readZone(given: string | undefined): Zone {
  const zone = zoneOf(given);
  if (zone !== undefined) return zone;
  throw new UsageError(
    l10n.t('{0} needs a time zone such as {1}, not "{2}".', '--zone', 'Asia/Shanghai, UTC+8', given ?? ''),
  );
}

function readDay(option: string, given: string | undefined): Day | undefined {
  if (given === undefined || isDay(given)) return given;
  throw new UsageError(l10n.t('{0} needs a day as YYYY-MM-DD, not "{1}".', option, given));
}

function readStart(given: string | undefined): LocalTime | undefined {
  if (given === undefined) return undefined;
  const time = readIsoTime(given);
  if (time?.kind === 'local') return time;
  throw new UsageError(
    l10n.t('{0} needs a day and time as "{1}", not "{2}".', '--start', '2026-03-01 08:00', given),
  );
}
