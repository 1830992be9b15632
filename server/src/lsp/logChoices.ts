import { listOf, objectOf, oneOf, optional } from '../features/support/params';

/** What is kept at places, as a request may have it. */
export const KEPT_MESSAGES = listOf(oneOf('first', 'second', 'both', 'open'));

/** `LogChoices`, as a request may have them. */
export const LOG_CHOICES = optional(
  objectOf({
    kept: optional(KEPT_MESSAGES),
    taken: optional(listOf(oneOf('seconds', 'picture'))),
  }),
);
