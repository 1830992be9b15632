import { commandTable } from '../../client/src/commands/commandTable';
import type { RuleInfo, RuleLevel } from '../../server/src/rules/rule';
import { levelKey, ruleKey, titleKey } from './textKeys';

interface Manifest {
  contributes: {
    commands: object[];
    configuration: { properties: { 'chatlog.rules': { properties: object } } };
  };
}

/** Repeated for each rule: VS Code doesn't reliably resolve a shared definition in a setting. */
const LEVELS: readonly RuleLevel[] = ['error', 'warning', 'information', 'hint', 'off'];

/** package.json with the levels of the rules as settings, and with the commands. The rest stays as it is, in its order. */
export function manifest(text: string, rules: readonly RuleInfo[]): string {
  const manifest = JSON.parse(text) as Manifest;
  const { contributes } = manifest;
  contributes.configuration.properties['chatlog.rules'].properties = Object.fromEntries(
    rules.map(rule => [rule.id, levelSetting(rule)]),
  );
  contributes.commands = Object.entries(commandTable).map(([id, command]) => ({
    command: id,
    title: `%${titleKey(id)}%`,
    category: '%extension.name%',
    ...('icon' in command && { icon: command.icon }),
  }));
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function levelSetting({ id, defaultLevel }: RuleInfo): object {
  return {
    type: 'string',
    enum: LEVELS,
    enumDescriptions: LEVELS.map(level => `%${levelKey(level)}%`),
    default: defaultLevel,
    description: `%${ruleKey(id)}%`,
  };
}
