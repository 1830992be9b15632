import { listOf, objectOf, oneOf, optional } from '../features/support/params';

/** `LogChoices`, as a request may have them. */
export const LOG_CHOICES = optional(
  objectOf({
    kept: optional(listOf(oneOf('first', 'second', 'both', 'open'))),
    taken: optional(listOf(oneOf('seconds', 'picture'))),
  }),
);
