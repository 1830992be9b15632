/** Thrown if the log has changed since the request's data was made, so that the request would do something else. */
export class Outdated extends Error {}
