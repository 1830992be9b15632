import { dateMismatch } from './frontMatter/dateMismatch';
import { invalidValue } from './frontMatter/invalidValue';
import { invalidYaml } from './frontMatter/invalidYaml';
import { language } from './frontMatter/language';
import { linesMismatch } from './frontMatter/linesMismatch';
import { missing } from './frontMatter/missing';
import { missingKey } from './frontMatter/missingKey';
import { notAMapping } from './frontMatter/notAMapping';
import { unclosed } from './frontMatter/unclosed';
import { unknownKey } from './frontMatter/unknownKey';
import { insecureUrl } from './image/insecureUrl';
import { missing as missingImage } from './image/missing';
import { unknownSpeaker } from './mention/unknownSpeaker';
import { doubled } from './message/doubled';
import { duplicate } from './message/duplicate';
import { emptyBody } from './message/emptyBody';
import { headerSpacing } from './message/headerSpacing';
import { invalidTime } from './message/invalidTime';
import { malformedHeader } from './message/malformedHeader';
import { missingBlankLine } from './message/missingBlankLine';
import { missingSpeaker } from './message/missingSpeaker';
import { outOfOrder } from './message/outOfOrder';
import { strayText } from './message/strayText';
import { duplicateName } from './registry/duplicateName';
import { invalid } from './registry/invalid';
import { invalidColor } from './registry/invalidColor';
import { unknownKey as unknownRegistryKey } from './registry/unknownKey';
import { unknownMe } from './registry/unknownMe';
import { unknownName } from './registry/unknownName';
import type { RegistryRule, Rule } from './rule';
import { similarName } from './speaker/similarName';
import { unused } from './suppression/unused';
import { doubleEscapedEntity } from './text/doubleEscapedEntity';

/** Every rule of logs, in the order of FORMAT's table. */
export const rules: readonly Rule[] = [
  missing,
  unclosed,
  language,
  invalidYaml,
  notAMapping,
  missingKey,
  invalidValue,
  unknownKey,
  dateMismatch,
  linesMismatch,
  malformedHeader,
  invalidTime,
  missingSpeaker,
  headerSpacing,
  missingBlankLine,
  outOfOrder,
  duplicate,
  doubled,
  emptyBody,
  strayText,
  doubleEscapedEntity,
  insecureUrl,
  missingImage,
  unused,
  unknownSpeaker,
  similarName,
];

/** Every rule of the speaker registry. */
export const registryRules: readonly RegistryRule[] = [
  invalid,
  unknownRegistryKey,
  duplicateName,
  unknownMe,
  unknownName,
  invalidColor,
];
