import { NO_PEOPLE, type People, peopleByName, unregisteredPerson } from '../../server/src/people/people';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';

/** The people that the text of a registry alone defines. */
export function registeredPeople(registry: string): People {
  const byName = peopleByName([
    { uri: 'file:///site/_data/speakers.yml', registry: parseRegistry(registry) },
  ]);
  return {
    ...NO_PEOPLE,
    registered: [...new Set(byName.values())],
    personOf: name => byName.get(name) ?? unregisteredPerson(name),
  };
}
