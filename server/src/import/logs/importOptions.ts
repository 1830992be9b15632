import type { Day } from '../../text/calendar';
import type { ExportFile } from '../exported/exportFile';
import type { ReadContext } from '../exported/exportSource';
import type { MediaChoice } from './mediaFiles';
import type { KnownAccounts } from './speakers';
import type { Zone } from './zone';

export interface ImportOptions {
  /** The zone in which instants are shown. */
  readonly zone: Zone;
  /** The first and the last day that are imported. */
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
  /** Only conversations with these names or identifiers; all by default. */
  readonly only?: ReadonlySet<string> | undefined;
  /** The name of conversations whose export has none; that of the file by default. */
  readonly title?: string | undefined;
  readonly media: MediaChoice;
  /** What the registry knows of accounts. */
  readonly known: KnownAccounts;
  /** The URI of a file that is linked where it is; `undefined` if it has none. */
  readonly uriOf: (file: ExportFile) => string | undefined;
  readonly context: Pick<ReadContext, 'start' | 'today'>;
}
