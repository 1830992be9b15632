import type { ExportSource } from '../exportSource';
import { ircForm, readIrcLog } from './shared/ircLog';

/** `16:00:11 <nora> hi` of a meeting that a bot minutes; the bot writes the day at the beginning. */
export const ircMeetBot: ExportSource = {
  id: 'irc-meetbot',
  name: 'IRC (MeetBot)',
  recognize: sample => (ircForm(sample) === 'meetBot' ? 1 : 0),
  read: readIrcLog,
};
