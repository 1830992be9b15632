/** Thrown where what a user asks for can't be done; its message says why, in the user's language, and is shown as it is. */
export class Refused extends Error {}
