/** Longer texts are not read: a selection by hand is never so long. */
export const MAX_PASTE_LENGTH = 4_000_000;
