import type { ExportSource } from '../exportSource';
import { mailShare, readMail } from './shared/phoneMail';

/** The text of selected messages that QQ makes on a phone. */
export const qqMail: ExportSource = {
  id: 'qq-mail',
  name: 'QQ (mail of chat history)',
  recognize: sample => mailShare(sample, true),
  read: readMail,
};
