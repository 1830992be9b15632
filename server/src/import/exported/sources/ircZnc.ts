import type { ExportSource } from '../exportSource';
import { ircForm, readIrcLog } from './shared/ircLog';

/** `[08:02:11] <nora> hi`. A file is a day, which its name has. */
export const ircZnc: ExportSource = {
  id: 'irc-znc',
  name: 'IRC (ZNC, EnergyMech, mIRC, Eggdrop)',
  recognize: sample => (ircForm(sample) === 'znc' ? 1 : 0),
  read: readIrcLog,
};
