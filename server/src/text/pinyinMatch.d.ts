// The data of `pinyin-match`, whose type declarations contain only its function.
declare module 'pinyin-match/src/simplified_dict.js' {
  /**
   * Maps a syllable without tone (`ü` is `v`) to the characters that have this reading. A character occurs
   * once for each of its readings.
   */
  export const dict: Readonly<Record<string, string>>;
}
