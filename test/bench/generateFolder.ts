import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILY_NAMES, generateLog, SUFFIXES } from './generateLog';
import { randomNumbers } from './randomNumbers';

const GROUPS = 10;
/** The people of a group over the years. */
const PEOPLE = 800;
/** All invented. */
const GIVEN = [
  ...'安宝晨春达东恩方飞刚国海涵浩恒红华辉嘉建健江杰锦静军凯康可兰磊丽林灵龙敏明宁鹏平琪青然睿山诗松涛天婷伟文',
];

/**
 * Writes logs of ten groups, a log a day, as the chats of some years: 22 KB each on average, a few very long, each group with people of
 * its own.
 *
 * @param count how many logs
 */
export function generateFolder(folder: string, count: number): void {
  for (let group = 0; group < GROUPS; group++) {
    const within = join(folder, `group-${group}`);
    mkdirSync(within, { recursive: true });
    const random = randomNumbers(1_000 + group);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
    const speakers = Array.from({ length: PEOPLE }, () => {
      const given = random() < 0.5 ? pick(GIVEN) : pick(GIVEN) + pick(GIVEN);
      return pick(FAMILY_NAMES) + given + pick(SUFFIXES);
    });
    for (let i = group; i < count; i += GROUPS) {
      const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(i / GROUPS))).toISOString().slice(0, 10);
      const messages = Math.round(20 + 500 * random() ** 2);
      writeFileSync(join(within, `${day}-chat.markdown`), generateLog({ messages, seed: i, day, speakers }));
    }
  }
}
