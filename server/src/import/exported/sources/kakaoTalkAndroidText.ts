import { type ExportSource, share } from '../exportSource';
import { mobileForm, readMobile } from './shared/kakaoMobile';

/**
 * The text that KakaoTalk exports on an Android phone: `2026년 3월 1일 오전 8:02, 한별 : 안녕`; in English `March 1, 2026, 8:02 AM, Kim : Hi`.
 */
export const kakaoTalkAndroidText: ExportSource = {
  id: 'kakaotalk-android-text',
  name: 'KakaoTalk (Android, text)',

  recognize(sample) {
    const form = mobileForm(sample);
    if (form === undefined || form.isOfPhone !== 'android') return 0;
    return share(true, form.isHeaded || form.isSpoken);
  },

  read: readMobile,
};
