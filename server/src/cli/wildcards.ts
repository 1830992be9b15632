/** One element of a pattern: a test of a character, or `'*'` for any number of any characters. */
type Element = '*' | ((char: string) => boolean);

/**
 * Whether a name matches a pattern of `*`, `?`, `[a-z]` and `[!a-z]`. Takes time proportional to the product of their lengths
 * at most, for any pattern.
 */
export function matchesWildcards(name: string, pattern: string): boolean {
  const chars = [...name];
  const elements = read([...pattern]);
  let char = 0;
  let element = 0;
  let star = -1;
  let afterStar = 0;
  while (char < chars.length) {
    const current = elements[element];
    if (current === '*') {
      star = element++;
      afterStar = char;
    } else if (current?.(chars[char]!)) {
      char++;
      element++;
    } else if (star !== -1) {
      // Extend the last star by one character; earlier ones need no second try.
      element = star + 1;
      char = ++afterStar;
    } else {
      return false;
    }
  }
  while (elements[element] === '*') element++;
  return element === elements.length;
}

function read(pattern: readonly string[]): Element[] {
  const elements: Element[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    // A bracket right after the opening one is a literal.
    const close = char === '[' ? pattern.indexOf(']', pattern[i + 1] === '!' ? i + 3 : i + 2) : -1;
    if (char === '*') elements.push('*');
    else if (char === '?') elements.push(() => true);
    else if (close === -1) elements.push(each => each === char);
    else {
      elements.push(characterClass(pattern.slice(i + 1, close)));
      i = close;
    }
  }
  return elements;
}

function characterClass(members: readonly string[]): (char: string) => boolean {
  const negated = members[0] === '!';
  const listed = negated ? members.slice(1) : members;
  const holds = (char: string) => {
    for (let i = 0; i < listed.length; i++) {
      if (listed[i + 1] === '-' && i + 2 < listed.length) {
        if (isBetween(char, listed[i]!, listed[i + 2]!)) return true;
        i += 2;
      } else if (char === listed[i]) return true;
    }
    return false;
  };
  return char => holds(char) !== negated;
}

function isBetween(char: string, first: string, last: string): boolean {
  const point = char.codePointAt(0)!;
  return point >= first.codePointAt(0)! && point <= last.codePointAt(0)!;
}
