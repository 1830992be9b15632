/**
 * Stands in the body of a message for the text before a file's name in a link, until the folder of the log is known. Bodies have
 * no other control characters than `\n`.
 */
export const LINK_PREFIX = '\u0001';
