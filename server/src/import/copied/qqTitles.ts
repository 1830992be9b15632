/** The titles before a name: `【群主】`, `【LV2 群友】【作者】`. */
const TITLES = /^(?:【[^】]{1,30}】 ?){1,4}(?=\S)/;
/** The titles that QQ gives by rank and activity; they change with time. */
const OF_QQ = /^(?:群主|管理员|(?:LV|Lv)\s?\d{1,3}.{0,20}|潜水|冒泡|吐槽|活跃|话唠|传说|新人|匿名)$/i;

/**
 * The titles that QQ puts before names. A title given by QQ is not part of the name, and neither is a title that is not always
 * there. A title of the group that a person always has may be part of their name.
 */
export class Titles {
  /** The forms in which a name occurs, by the name without titles. */
  readonly #forms = new Map<string, Set<string>>();

  readonly #isSpeaker: (name: string) => boolean;

  constructor(names: Iterable<string>, isSpeaker: (name: string) => boolean) {
    this.#isSpeaker = isSpeaker;
    for (const name of names) {
      const bare = name.replace(TITLES, '');
      const forms = this.#forms.get(bare);
      if (forms === undefined) this.#forms.set(bare, new Set([name]));
      else forms.add(name);
    }
  }

  has(name: string): boolean {
    return TITLES.test(name);
  }

  without(name: string): string {
    const bare = name.replace(TITLES, '');
    if (bare === name || this.#isSpeaker(name)) return name;
    if (this.#forms.get(bare)!.size > 1 || this.#isSpeaker(bare)) return bare;
    const titles = [...TITLES.exec(name)![0].matchAll(/【([^】]*)】/g)].map(match => match[1]!);
    const kept = titles.filter(title => !OF_QQ.test(title));
    return kept.map(title => `【${title}】`).join('') + bare;
  }
}
