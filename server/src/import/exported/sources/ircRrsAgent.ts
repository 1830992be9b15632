import type { ExportSource } from '../exportSource';
import { ircForm, readIrcLog } from './shared/ircLog';

/** `14:02:31 <nora> hi` of W3C meetings; the day is in the address of the log. Times are UTC, which is not written. */
export const ircRrsAgent: ExportSource = {
  id: 'irc-rrsagent',
  name: 'IRC (RRSAgent)',
  recognize: sample => (ircForm(sample) === 'rrsAgent' ? 1 : 0),
  read: readIrcLog,
};
