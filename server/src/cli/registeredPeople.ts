import { NameIndex } from '../people/mention';
import { NO_PEOPLE, type People, peopleByName, unregisteredPerson } from '../people/people';
import { parseRegistry } from '../registry/speakerRegistry';
import { FileError, readTextFile } from './textFile';

/** The people of the registries at some paths. One that cannot be read is left out. @param paths absolute */
export function registeredPeople(paths: Iterable<string>): People {
  const files = [...new Set(paths)].flatMap(path => {
    const text = textOf(path);
    return text === undefined ? [] : [{ uri: path, registry: parseRegistry(text) }];
  });
  const byName = peopleByName(files);
  return {
    ...NO_PEOPLE,
    personOf: name => byName.get(name) ?? unregisteredPerson(name),
    registered: [...new Set(byName.values())],
    known: new NameIndex(byName.keys()),
  };
}

function textOf(path: string): string | undefined {
  try {
    return readTextFile(path).text;
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
