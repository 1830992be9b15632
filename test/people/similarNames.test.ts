import assert from 'node:assert/strict';
import { type Person, peopleByName, unregisteredPerson } from '../../server/src/people/people';
import { SimilarNames } from '../../server/src/people/similarNames';
import type { SpokenLog } from '../../server/src/people/spokenLog';
import { SpokenNames } from '../../server/src/people/spokenNames';
import { parseRegistry, type SpeakerRegistry } from '../../server/src/registry/speakerRegistry';

let logCount = 0;

/** A log of messages, each `speaker@second`; those without a time are a second apart. */
function log(day: string | undefined, ...messages: readonly string[]): SpokenLog {
  const spoken = messages.map(message => /^(.*?)(?:@(\d+))?$/u.exec(message)!);
  const speakers = new Map<string, number>();
  for (const [, name = ''] of spoken) speakers.set(name, (speakers.get(name) ?? 0) + 1);
  const names = [...speakers.keys()];
  const headers = {
    length: spoken.length,
    names,
    nameIndex: (i: number) => names.indexOf(spoken[i]![1]!),
    timestamp: (i: number) => Number(spoken[i]![2] ?? 1_000 + i),
  };
  return { uri: `file:///${String(++logCount).padStart(6, '0')}`, day, headers, speakers };
}

/** The similar names in logs, as the workspace computes them. */
function similarIn(
  logs: readonly SpokenLog[],
  registries: readonly SpeakerRegistry[],
  personOf: (name: string) => Person,
): SimilarNames {
  const spoken = new SpokenNames();
  for (const log of logs) spoken.replace(undefined, log);
  spoken.setOwn(
    new Set(logs.flatMap(({ speakers }) => [...speakers.keys()].filter(name => personOf(name).isMe))),
  );
  return new SimilarNames(spoken, registries, personOf);
}

function alike(names: readonly string[], yaml = ''): string[] {
  return pairs(
    names.map((name, i) => log(`2024-02-${10 + i}`, name)),
    yaml,
  );
}

function pairs(logs: readonly SpokenLog[], yaml = ''): string[] {
  const registry = parseRegistry(yaml);
  const byName = peopleByName([{ uri: 'file:///site/_data/speakers.yml', registry }]);
  const similar = similarIn(logs, [registry], name => byName.get(name) ?? unregisteredPerson(name));
  const names = [...new Set(logs.flatMap(({ speakers }) => [...speakers.keys()]))];
  return names.flatMap((name, i) => {
    const found = similar.to(name).map(other => other.name);
    for (const other of found) assert.ok(similar.to(other).some(each => each.name === name));
    return names.slice(i + 1).flatMap(other => (found.includes(other) ? [`${name} ~ ${other}`] : []));
  });
}

describe('names that look like one person', () => {
  for (const [a, b] of [
    ['Kim', 'Kim-Acme-Sales'],
    ['Kim', 'kim_acme'],
    ['Kim', 'Kim | Acme'],
    ['Kim', 'Kim·Acme'],
    ['Kim', 'Ｋｉｍ（Acme）'],
    ['Kim', 'Kim～Acme'],
    ['Kim', 'Kim Park'],
    ['Kim Park', 'Kim Park-Acme'],
    ['Kim Park', 'KIM  PARK'],
    ['Kim Park', '🌸Kim Park??'],
    ['韩梅梅', '韩梅梅-青禾-产品'],
    ['韩 梅梅', '韩梅梅—青禾'],
    ['韩梅梅 青禾', '韩梅梅_白桦_产品'],
    ['韩梅', '韩 梅'],
    ['一叶舟', '一叶舟@青禾'],
  ] as const) {
    it(`${a} and ${b}`, () => assert.deepEqual(alike([a, b]), [`${a} ~ ${b}`]));
  }

  for (const [what, ...names] of [
    ['no separator', 'Kim', 'Kimberly', '韩梅', '韩梅梅'],
    ['a title', 'Mr. Park', 'Mr. Lee', 'Mr', 'Dr Kim', 'dr'],
    ['one letter, one ideograph, numbers', 'A', 'A-Kim', '韩', '韩 梅', '108', '108-Kim', 'a'],
    ['short names that differ in case only', 'Jo', 'JO', 'Bea', 'bea'],
    ['a surname alone', 'wang', 'Wang-Acme'],
    ['a first name that goes on in two ways', 'Kim', 'Kim-Acme', 'Kim-Initech'],
    ['a first name with two surnames', 'Kim Park', 'Kim Lee'],
    ['a town or a job', '产品-韩梅梅', '产品-李雷', '产品', '北京-韩梅', '北京_李雷'],
    ['a word that stands behind others', '青禾', '青禾-韩梅梅', '李雷-青禾', '一叶-青禾'],
    ['a team', ...Array.from({ length: 13 }, (_, i) => `青禾组-${i}`), '青禾组'],
    ['a full name that goes on in too many ways', '方田', '方田-一', '方田-二', '方田-三', '方田-四'],
    ['nothing but signs', '??', '?', '🌸', '-'],
    ['oneself', '我', '我-Kim'],
  ] as const) {
    it(`not by ${what}`, () => assert.deepEqual(alike(names), []));
  }

  it('all of several names', () =>
    assert.deepEqual(alike(['韩梅梅', '韩梅梅-青禾', '李雷', '韩梅梅-白桦']), [
      '韩梅梅 ~ 韩梅梅-青禾',
      '韩梅梅 ~ 韩梅梅-白桦',
      '韩梅梅-青禾 ~ 韩梅梅-白桦',
    ]));

  it('the most frequent first, with how often and where they speak', () => {
    const similar = similarIn(
      [
        log('2024-02-09', '韩梅梅', 'Lee'),
        log('2024-02-10', '韩梅梅-青禾'),
        log('2024-02-11', '韩 梅梅', '韩 梅梅', '韩 梅梅'),
        log(undefined, '韩 梅梅'),
      ],
      [],
      unregisteredPerson,
    );
    assert.deepEqual(similar.to('韩梅梅'), [
      { name: '韩 梅梅', messageCount: 4, logCount: 2, lastDay: '2024-02-11' },
      { name: '韩梅梅-青禾', messageCount: 1, logCount: 1, lastDay: '2024-02-10' },
    ]);
    assert.deepEqual(similar.to('Lee'), []);
    assert.deepEqual(similar.to('nobody'), []);
  });
});

it('a name that no one speaks under looks like those that it would look like', () => {
  const names = ['韩梅梅-青禾', 'Kim', 'Lee', 'Lee-Acme', 'Mr. Park', '一叶-舟'];
  const registry = parseRegistry('different:\n  - [Kim, Kim-Initech]\n');
  const similar = similarIn(
    names.map((name, i) => log(`2024-02-${10 + i}`, name)),
    [registry],
    unregisteredPerson,
  );
  const to = (name: string) => similar.to(name).map(other => other.name);
  assert.deepEqual(to('韩梅梅_白桦'), ['韩梅梅-青禾']);
  assert.deepEqual(to('kim'), []);
  assert.deepEqual(to('KIM-Acme'), ['Kim']);
  for (const other of ['Kim-Initech', 'Lee-Initech', 'Mr. Kim', '一叶-知秋', '舟', '']) {
    assert.deepEqual(to(other), [], other);
  }
});

describe('names that speak in one log', () => {
  const day = '2024-02-09';
  it('are two people when they talk in turns', () =>
    assert.deepEqual(pairs([log(day, 'Kim', 'Kim-Acme', 'Kim')]), []));
  it('are two people when both have spoken before', () =>
    assert.deepEqual(pairs([log('2024-02-08', 'Kim-Acme'), log(day, 'Kim', 'Kim-Acme')]), []));
  it('are two people when both speak later', () =>
    assert.deepEqual(pairs([log(day, 'Kim', 'Kim-Acme'), log('2024-02-10', 'Kim')]), []));
  it('may be one when one ends where the other begins', () =>
    assert.deepEqual(
      pairs([log('2024-02-08', 'Kim'), log(day, 'Kim', 'Kim-Acme'), log('2024-02-10', 'Kim-Acme')]),
      ['Kim ~ Kim-Acme'],
    ));
  it('are one when they speak at the same seconds, whatever they begin with', () => {
    for (const [a, b] of [
      ['Kim', 'Kim-Acme'],
      ['Mr. Park', 'Mr. Lee'],
      ['Kim Park', 'Kim-Acme'],
      ['梅', '梅-青禾'],
    ]) {
      const doubled = [`${a}@5`, `${b}@5`, `${b}@7`, `${a}@7`, `${a}@9`];
      assert.deepEqual(pairs([log(day, ...doubled), log('2024-02-10', a!, 'Lee')]), [`${a} ~ ${b}`]);
    }
  });
  it('are two when that happens now and then only', () =>
    assert.deepEqual(
      pairs([log(day, 'Kim@5', 'Kim-Acme@5', 'Kim@6', 'Kim-Acme@7', 'Kim@8', 'Kim-Acme@9')]),
      [],
    ));
  it('are nothing to each other when they begin otherwise', () =>
    assert.deepEqual(pairs([log(day, 'Kim@5', 'Lee@5')]), []));
  it('are two people when they talk in turns without a valid time', () => {
    const { headers, ...rest } = log(day, 'Kim', 'Kim-Acme', 'Kim');
    assert.deepEqual(pairs([{ headers: { ...headers, timestamp: () => undefined }, ...rest }]), []);
  });
});

describe('names that the registry knows', () => {
  const names = ['Kim Park', 'Kim Park-Acme'];
  it('are decided when they are one person', () =>
    assert.deepEqual(alike(names, 'people:\n  - name: Kim\n    aliases: [Kim Park, Kim Park-Acme]\n'), []));
  it('are decided when they are two people', () =>
    assert.deepEqual(alike(names, 'people:\n  - name: Kim Park\n  - name: Kim Park-Acme\n'), []));
  it('are decided when they are different', () => {
    assert.deepEqual(alike(names, 'different:\n  - [Lee, Kim Park-Acme, Kim Park]\n'), []);
    assert.deepEqual(alike(names, 'different:\n  - [Kim Park, Lee]\n  - [Kim Park-Acme, Lee]\n'), [
      'Kim Park ~ Kim Park-Acme',
    ]);
  });
  it('are decided when another name of the person is different', () =>
    assert.deepEqual(
      alike(names, 'people:\n  - name: Kim\n    aliases: [Kim Park]\ndifferent:\n  - [Kim, Kim Park-Acme]\n'),
      [],
    ));
  it('look like others when there is one of them only', () =>
    assert.deepEqual(alike(names, 'people:\n  - name: Kim Park\n'), ['Kim Park ~ Kim Park-Acme']));
});

it('names that look alike are found in linear time', () => {
  // So many names that quadratic work takes minutes.
  const count = 40_000;
  const logs = Array.from({ length: count / 20 }, (_, i) =>
    log(
      '2024-02-09',
      ...Array.from(
        { length: 20 },
        (_, j) => `${'韩梅李雷'[(i + j) % 4]}${i % 50}人${j % 10}-${i}-一二-${j}@${i + j}`,
      ),
    ),
  );
  assert.deepEqual(similarIn(logs, [], unregisteredPerson).to('nobody'), []);
});
