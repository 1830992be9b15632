import { type Directive, directivesOfProse, NO_DIRECTIVES, readYamlDirective } from '../markdown/directives';
import type { Head } from '../model/head';
import { content } from '../text/lines';

/** The directives before the first message: YAML comments in the front matter, and HTML comments after it. */
export function headDirectives({ lines, frontMatter, strayStart, strayEnd }: Head): readonly Directive[] {
  const found: Directive[] = [];
  if (frontMatter !== undefined) {
    for (let line = Math.max(0, frontMatter.yamlStart); line < frontMatter.yamlEnd; line++) {
      const directive = readYamlDirective(content(lines[line]!), line);
      if (directive !== undefined) found.push(directive);
    }
  }
  found.push(...directivesOfProse({ lines, bodyStart: strayStart, bodyEnd: strayEnd }));
  return found.length === 0 ? NO_DIRECTIVES : found;
}
