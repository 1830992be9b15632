import texts from '../../../l10n/bundle.l10n.zh-cn.json';

/** The Chinese texts, by the English ones. A module of its own: esbuild makes a bundle without exports of a JSON file alone. */
export default texts;
