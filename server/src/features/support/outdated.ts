/** Thrown where a request is about a log as it was, and would do something else to it as it is. */
export class Outdated extends Error {}
