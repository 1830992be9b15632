import * as l10n from '@vscode/l10n';
import type {
  ClientCapabilities,
  CodeAction,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { SpeakerEdit, SpeakerEditResult } from '../../protocol';
import { addAlias, addDifferent } from '../../registry/registryEdits';
import { unknownSpeaker } from '../../rules/mention/unknownSpeaker';
import type { Finding } from '../../rules/rule';
import { similarName } from '../../rules/speaker/similarName';
import { excerpt } from '../../text/excerpt';
import type { FeatureContext } from './feature';
import { Refused } from './refused';
import { changeRegistry } from './registryChange';
import { renameToKnown } from './renamePerson';

/** Of so many names that look like the one at the cursor actions are offered. */
const MAX_NAMES = 3;

/** What can be done about two names. */
type Change =
  /** `other` becomes an alias of `name`. */
  | 'alias'
  /** `name` becomes `other` in all logs. */
  | 'rename'
  /** They are two people, for good. */
  | 'different';

/** What an action carries until it is chosen. */
export interface SimilarNameData {
  readonly uri: string;
  readonly similarName: Change;
  readonly name: string;
  readonly other: string;
}

type ActionBase = Pick<CodeAction, 'kind' | 'diagnostics'>;

/**
 * What can be done about a name that looks like the same person as others: make one an alias of the other, in both directions where
 * neither is in the registry; rename it to the other; record that they are two people. What a mention calls somebody whom nobody
 * knows by that name can become an alias. Nothing for other findings, and no change of the registry where there is no folder to
 * have one, or where it can't be edited.
 *
 * @param base what the actions have in common with other quick fixes
 */
export function similarNameActions(
  context: FeatureContext,
  finding: Finding,
  base: ActionBase,
): CodeAction[] {
  const { log, workspace } = context;
  const similarTo = (name: string) => workspace.people.similarTo(name).slice(0, MAX_NAMES);
  if (finding.rule === unknownSpeaker) {
    const alias = finding.data!;
    return similarTo(alias).flatMap(({ name }) => aliasAction(context, name, alias, base));
  }
  if (finding.rule !== similarName) return [];
  const name = log.transcript.messages[finding.messageIndex]!.header.speaker;
  return similarTo(name).flatMap(({ name: other }) => [
    ...inOrder(workspace, name, other).flatMap(([person, alias]) =>
      aliasAction(context, person, alias, base),
    ),
    ...action(context, l10n.t('Rename "{0}" to "{1}" in all logs', excerpt(name), excerpt(other)), base, {
      similarName: 'rename',
      name,
      other,
    }),
    ...action(context, l10n.t('"{0}" and "{1}" are different people', excerpt(name), excerpt(other)), base, {
      similarName: 'different',
      name,
      other,
    }),
  ]);
}

function aliasAction(context: FeatureContext, name: string, alias: string, base: ActionBase): CodeAction[] {
  const title = l10n.t('Make "{0}" another name of "{1}"', excerpt(alias), excerpt(name));
  return action(context, title, base, { similarName: 'alias', name, other: alias });
}

/** An action, if it can be done; without its edit if the client can ask for that. */
function action(
  context: FeatureContext,
  title: string,
  base: ActionBase,
  change: Omit<SimilarNameData, 'uri'>,
): CodeAction[] {
  const { uri, client } = context;
  const resolves = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  const data: SimilarNameData = { uri, ...change };
  // Looking through all logs takes longer than a list of actions may.
  if (change.similarName === 'rename') return resolves ? [{ title, ...base, data }] : [];
  const written = registryChange(context, change);
  const edit = 'reason' in written ? undefined : toRegistryEdit(client, written);
  if (edit === undefined) return [];
  return [{ title, ...base, ...(resolves ? { data } : { edit }) }];
}

/** Which of two names may be the person's and which the alias: who is in the registry stays; otherwise the shorter one first. */
function inOrder(
  { people }: FeatureContext['workspace'],
  a: string,
  b: string,
): (readonly [person: string, alias: string])[] {
  if (people.personOf(a).entry !== undefined) return [[a, b]];
  if (people.personOf(b).entry !== undefined) return [[b, a]];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return [
    [short, long],
    [long, short],
  ];
}

/** Whether an action is one of these, without its edit yet. */
export function isSimilarNameData(data: unknown): data is SimilarNameData {
  return typeof data === 'object' && data !== null && 'similarName' in data;
}

/**
 * An action with its edit, of the logs and the registry as they are now.
 *
 * @throws Refused where the registry can't be edited any more
 */
export async function resolveSimilarName(
  context: FeatureContext,
  action: CodeAction,
  data: SimilarNameData,
): Promise<CodeAction> {
  if (data.similarName === 'rename') {
    return { ...action, edit: await renameToKnown(context, data.name, data.other) };
  }
  const change = registryChange(context, data);
  if ('reason' in change) throw new Refused(change.reason);
  const edit = toRegistryEdit(context.client, change);
  return edit === undefined ? action : { ...action, edit };
}

function registryChange(
  { workspace, uri }: FeatureContext,
  { similarName, name, other }: Omit<SimilarNameData, 'uri'>,
): SpeakerEditResult {
  const people = [name, other].map(each => workspace.people.personOf(each));
  return changeRegistry(
    workspace,
    people,
    text => (similarName === 'alias' ? addAlias(text, name, other) : addDifferent(text, [name, other])),
    workspace.registryUri(uri),
  );
}

/** `undefined` where the registry has to be made and the client can't make files. */
function toRegistryEdit({ workspace }: ClientCapabilities, change: SpeakerEdit): WorkspaceEdit | undefined {
  const { documentChanges, resourceOperations, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  const { uri, version, newFile } = change;
  const edits = newFile === undefined ? change.edits : [{ range: START, newText: newFile }];
  if (newFile !== undefined && !(documentChanges && resourceOperations?.includes('create'))) return undefined;
  if (!documentChanges) return { changes: { [uri]: [...edits] } };
  const annotated = changeAnnotationSupport && { annotationId: ANNOTATION };
  const documentEdit: TextDocumentEdit = {
    textDocument: { uri, version },
    edits: edits.map(edit => ({ ...edit, ...annotated })),
  };
  return {
    documentChanges:
      newFile === undefined ? [documentEdit] : [{ kind: 'create', uri, ...annotated }, documentEdit],
    ...(annotated && {
      changeAnnotations: {
        [ANNOTATION]: { label: l10n.t('Speaker registry'), description: l10n.t('Who goes by which names') },
      },
    }),
  };
}

const ANNOTATION = 'registry';

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
