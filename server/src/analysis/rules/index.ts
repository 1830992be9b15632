import type { Rule } from '../rule';
import { headerSpacing } from './message/headerSpacing';
import { outOfOrder } from './message/outOfOrder';

/** Every rule, in the order of FORMAT's table. */
export const rules: readonly Rule[] = [headerSpacing, outOfOrder];
