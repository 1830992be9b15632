import type { ExportSource } from '../exportSource';
import { ircForm, readIrcLog } from './shared/ircLog';

/** Logs of other programs: `[2026-03-01 08:02:11] <nora> hi` of meeting archives, Supybot, The Lounge, Bip, dircproxy. */
export const ircText: ExportSource = {
  id: 'irc-text',
  name: 'IRC (other logs)',
  recognize: sample => (ircForm(sample) === 'text' ? 1 : 0),
  read: readIrcLog,
};
