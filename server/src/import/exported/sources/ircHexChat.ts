import type { ExportSource } from '../exportSource';
import { ircForm, readIrcLog } from './shared/ircLog';

/** `Mar 01 08:02:11 <nora>⇥hi`. The year is in the line that begins a session. */
export const ircHexChat: ExportSource = {
  id: 'irc-hexchat',
  name: 'IRC (HexChat)',
  recognize: sample => (ircForm(sample) === 'hexChat' ? 1 : 0),
  read: readIrcLog,
};
