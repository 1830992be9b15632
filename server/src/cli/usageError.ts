/** A call with wrong arguments. Its message is for the user, in the user's language. */
export class UsageError extends Error {}
