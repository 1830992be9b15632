/** A call that says nothing sensible. Its message is for the user, in the user's language. */
export class UsageError extends Error {}
