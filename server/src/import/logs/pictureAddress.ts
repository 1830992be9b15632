/**
 * Before the name of a file in its address in the body of a message, until the place of the file is known. No log has such an
 * address: `.invalid` is reserved for what does not exist (RFC 2606).
 */
const MARK = 'chatlog.invalid/';
const MARKED = /(?<=\]\()chatlog\.invalid\/([\w.]+)(?=\))/g;

/** Stands for the address of a file of an import. @param name of ASCII letters, digits, dots and low lines */
export function placeholder(name: string): string {
  return MARK + name;
}

/** A body with the addresses of files. */
export function withAddresses(body: string, addressOf: (name: string) => string): string {
  return body.includes(MARK) ? body.replace(MARKED, (_, name: string) => addressOf(name)) : body;
}
