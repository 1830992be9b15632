/** The language of what stands for attachments in a log. */
export type PlaceholderLanguage = 'en' | 'zh';

/** The share of Chinese characters among all letters from which an export is Chinese: keys and tags have many more letters than texts. */
const MIN_SHARE = 0.01;

/** The language of what stands for attachments, from the beginning of an export. */
export function placeholderLanguage(text: string): PlaceholderLanguage {
  const letters = text.slice(0, 100_000).match(/\p{L}/gu) ?? [];
  const chinese = letters.filter(letter => /\p{Script=Han}/u.test(letter)).length;
  const isJapanese = letters.some(letter => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter));
  return !isJapanese && chinese > 0 && chinese >= letters.length * MIN_SHARE ? 'zh' : 'en';
}
