/**
 * The white space of a log as exporters write it, measured on 344 real logs with 41,641 messages: it is what the
 * formatter leaves alone, and what it gives to everything else.
 */

/** A line between header and body, and between messages: 82,894 of 82,896. */
export const SEPARATOR = '   ';

/** After a header (41,573 of 41,641) and after the last line of a body (94 of 100 of them): Markdown's hard line break. */
export const LINE_END = '  ';

/** After a body that is an image: all 1,233. */
export const IMAGE_END = ' ';
