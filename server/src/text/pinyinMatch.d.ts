// The data of `pinyin-match`, which declares only its function.
declare module 'pinyin-match/src/simplified_dict.js' {
  /** Syllable without tone (`ü` is `v`) → the characters that are read so, each as often as it has readings. */
  export const dict: Readonly<Record<string, string>>;
}
