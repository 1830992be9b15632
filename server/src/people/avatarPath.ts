/** Whether a person's picture in the registry is a file of the site. Loading any other address would show its host something about the reader. */
export function isSitePath(avatar: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(avatar);
}
