import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { peopleReports } from '../../server/src/document/peopleReports';
import type { People } from '../../server/src/people/people';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { message } from '../support/logText';
import { FOLDER, workspaceOf } from '../support/workspace';

const LOG = '2024-02-09-chat.markdown';
const ALIKE = 'speaker/similar-name';
const comment = `<!-- chatlog-disable-next-line ${ALIKE} -->\n\n`;
const text = message('07:08:28', 'Mei Lin') + comment + message('07:08:29', 'Ann Lee');

/** The other files of a workspace: what the log's findings depend on. */
const OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no others': {},
  'an unrelated name': { '2024-02-10-chat.markdown': message('07:08:28', 'Zoe') },
  'a name like one of the log': { '2024-02-10-chat.markdown': message('07:08:28', 'Mei Lin-Acme') },
  'the same, twice': { '2024-02-10-chat.markdown': message('07:08:28', 'Mei Lin-Acme').repeat(2) },
  'a name like one for which a comment turns the rule off': {
    '2024-02-10-chat.markdown': message('07:08:28', 'Ann Lee-Acme'),
  },
  'a registry that decides': {
    '2024-02-10-chat.markdown': message('07:08:28', 'Mei Lin-Acme'),
    '_data/speakers.yml': 'different:\n  - [Mei Lin, Mei Lin-Acme]\n',
  },
};

async function peopleBeside(others: Readonly<Record<string, string>>): Promise<People> {
  return (await workspaceOf({ [LOG]: text, ...others })).workspace.people;
}

function findings(people: People, levels = ruleLevels()) {
  const log = new ChatLog(text, { fileName: LOG, levels, people });
  return [...log.findings.all()].map(({ rule, range, message }) => [rule.id, range, message]);
}

/** What a log that is not kept has to say about people. */
function reports(people: People, levels = ruleLevels()) {
  const log = new ChatLog(text, { fileName: LOG, levels });
  const { messages, startLines } = log.transcript;
  const firsts = messages.map(({ header }, i) => ({ ...header, line: startLines[i]! }));
  return peopleReports(firsts, levels, people);
}

describe('what the findings of a log depend on, of people', () => {
  for (const [one, files] of Object.entries(OTHERS)) {
    it(`tells ${one} from all others where the findings differ`, async () => {
      const a = await peopleBeside(files);
      for (const [other, otherFiles] of Object.entries(OTHERS)) {
        const b = await peopleBeside(otherFiles);
        const isSame = JSON.stringify(findings(a)) === JSON.stringify(findings(b));
        assert.equal(reports(a) === reports(b), isSame, other);
      }
    });
  }

  it('tells people who are not all known', async () => {
    const { workspace } = await workspaceOf({ [LOG]: text });
    const known = workspace.people;
    workspace.setFolders([FOLDER]);
    assert.equal(workspace.people.isComplete, false);
    assert.notEqual(reports(workspace.people), reports(known));
    assert.notDeepEqual(findings(workspace.people), findings(known));
  });

  it('is not known for a rule that looks at texts', async () => {
    const people = await peopleBeside({});
    assert.equal(reports(people, ruleLevels({ 'mention/unknown-speaker': 'warning' })), undefined);
    assert.equal(reports(people, ruleLevels({ [ALIKE]: 'off' })), reports(people, new Map()));
  });
});
