/** The name of the open log with mistakes. It has the day of its front matter, so that the two agree. */
export const PRACTICE_NAME = '2026-03-05-chat.markdown';

/** Its packaged files, by the language of their texts. */
export const PRACTICE_LOGS = {
  english: 'walkthrough/practice.markdown',
  chinese: 'walkthrough/practice.zh-cn.markdown',
} as const;
