/** Thrown if the requested action can't be done. The message gives the reason, in the user's language, and is shown as it is. */
export class Refused extends Error {}
