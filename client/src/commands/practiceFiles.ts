/** What the log with mistakes is called when it is open: the day in its front matter, so that the two agree. */
export const PRACTICE_NAME = '2026-03-05-chat.markdown';

/** Where it is packaged, by the language of its texts. */
export const PRACTICE_LOGS = {
  english: 'walkthrough/practice.markdown',
  chinese: 'walkthrough/practice.zh-cn.markdown',
} as const;
