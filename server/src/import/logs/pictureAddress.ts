/** Before the name of a copied file in the body of a message, until its place is known. Bodies have no other control characters. */
const MARK = '\u0001';
const MARKED = /\u0001([\w.]+)/g;

/** Stands for the address of a copied file. @param name of ASCII letters, digits, dots and low lines */
export function placeholder(name: string): string {
  return MARK + name;
}

/** A body with the addresses of copied files. */
export function withAddresses(body: string, addressOf: (name: string) => string): string {
  return body.includes(MARK) ? body.replace(MARKED, (_, name: string) => addressOf(name)) : body;
}
