import assert from 'node:assert/strict';
import { LogLinter } from '../../server/src/cli/logLinter';
import { NO_IMAGES } from '../../server/src/log/images';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { registeredPeople } from '../support/registeredPeople';
import { log, logName, message } from './chatlog';

describe('the linter of the command line', () => {
  const text = log(
    message('> 07:08:28 Kim', '@Zoe and &amp;#160;'),
    message('> 25:08:28  Kim Park', '@Lee ![x](http://example.org/x.png)'),
  );
  const levels = ruleLevels({ 'mention/unknown-speaker': 'warning' });
  const people = {
    ...registeredPeople('people:\n  - name: Kim\n    aliases: [Lee]\n'),
    similarTo: (name: string) => [{ name: `${name}-Acme`, messageCount: 1, logCount: 1, lastDay: undefined }],
  };

  it('finds the same in a log that it keeps and in one that it reads again', () => {
    const findings = [0, text.length].map(maxKept => {
      const linter = new LogLinter(levels, () => NO_IMAGES, true, maxKept);
      linter.read(logName, `file:///${logName}`, { text }, true);
      let readings = 0;
      const found = linter.finish(logName, people, () => {
        readings++;
        return text;
      });
      assert.equal(readings, maxKept === 0 ? 1 : 0);
      return found.map(({ rule, ...said }) => ({ ...said, rule: rule.id }));
    });
    assert.deepEqual(findings[0], findings[1]);
    assert.deepEqual(
      findings[0]!.map(({ rule, fix }) => `${rule} ${fix}`),
      [
        'message/header-spacing safe',
        'speaker/similar-name none',
        'mention/unknown-speaker none',
        'text/double-escaped-entity safe',
        'message/invalid-time none',
        'speaker/similar-name none',
        'image/insecure-url unsafe',
      ],
    );
  });

  it('judges comments that turn rules off when people are known', () => {
    const comment = '<!-- chatlog-disable-next-line speaker/similar-name -->\n';
    const commented = log(message('> 07:08:27  Ann'), comment, message('> 07:08:28  Kim'));
    const levels = ruleLevels({ 'message/empty-body': 'off', 'message/missing-blank-line': 'off' });
    const found = (each: typeof people, maxKept: number) => {
      const linter = new LogLinter(levels, () => NO_IMAGES, true, maxKept);
      linter.read(logName, `file:///${logName}`, { text: commented }, true);
      let readings = 0;
      const rules = linter
        .finish(logName, each, () => {
          readings++;
          return commented;
        })
        .map(({ rule }) => rule.id);
      return { rules, readings };
    };
    for (const [maxKept, readings] of [
      [commented.length, 0],
      [0, 1],
    ] as const) {
      assert.deepEqual(found(people, maxKept), { rules: ['speaker/similar-name'], readings });
      const unlike = { ...people, similarTo: () => [] };
      assert.deepEqual(found(unlike, maxKept), { rules: ['suppression/unused'], readings });
    }
  });
});
