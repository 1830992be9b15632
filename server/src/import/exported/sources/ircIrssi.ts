import type { ExportSource } from '../exportSource';
import { ircForm, readIrcLog } from './shared/ircLog';

/** `08:02 <@nora> hi`, with a line for each day. Lines have only the time. */
export const ircIrssi: ExportSource = {
  id: 'irc-irssi',
  name: 'IRC (irssi)',
  recognize: sample => (ircForm(sample) === 'irssi' ? 1 : 0),
  read: readIrcLog,
};
