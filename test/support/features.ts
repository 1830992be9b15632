import type { CancellationToken, ClientCapabilities } from 'vscode-languageserver-protocol';
import { ChatLog } from '../../server/src/document/chatLog';
import type { RegistryContext } from '../../server/src/features/registry/registryFeature';
import { readClient } from '../../server/src/features/support/client';
import type { Feature, FeatureContext } from '../../server/src/features/support/feature';
import type { SpeakerRegistry } from '../../server/src/registry/speakerRegistry';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/workspace/settings';
import type { OpenLog, Workspace } from '../../server/src/workspace/workspace';
import { emptyWorkspace } from './workspace';

/** The document of the feature tests. */
export const DOCUMENT = 'file:///site/_posts/2024-02-09-chat.markdown';

/** For tests that cancel nothing. */
export const NOT_CANCELLED: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose() {} }),
};

export interface ContextOptions {
  readonly settings?: Partial<Settings>;
  readonly client?: ClientCapabilities;
  readonly token?: CancellationToken;
  readonly rulesDocumentation?: string;
  readonly showMessage?: (text: string) => void;
}

export interface FeatureOptions extends ContextOptions {
  readonly workspace?: Partial<Workspace>;
}

/** The context of a feature for an open document of a workspace, of either kind. */
function contextOf(
  workspace: Workspace,
  { uri, version, revision = 1 }: { uri: string; version: number; revision?: number },
  {
    settings,
    client: declared = {},
    token = NOT_CANCELLED,
    rulesDocumentation,
    showMessage = () => {},
  }: ContextOptions = {},
): Omit<FeatureContext, 'log'> {
  const client = readClient(declared);
  return {
    uri,
    version,
    revision,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    workspace,
    client,
    token,
    showMessage,
    diagnosticOptions: { client, rulesDocumentation },
    findingsGeneration: 0,
  };
}

/** The context of a log feature for an open log. */
export function logContext(workspace: Workspace, open: OpenLog, options?: ContextOptions): FeatureContext {
  const { uri, version, log } = open;
  return { ...contextOf(workspace, { uri, version, revision: log.revision }, options), log };
}

/** The context of a registry feature for an open registry. */
export function registryContext(
  workspace: Workspace,
  uri: string,
  registry: SpeakerRegistry,
  client: ClientCapabilities = {},
): RegistryContext {
  const open = { uri, version: 1 };
  return { ...contextOf(workspace, open, { client }), registry, text: registry.text };
}

/** The answer of a feature for a text, without a server. */
export function request<Params extends { textDocument: { uri: string } }, Result>(
  feature: Feature<Params, Result>,
  text: string,
  params: Omit<Params, 'textDocument'>,
  options: FeatureOptions = {},
): Result {
  const log = new ChatLog(text, { fileName: '2024-02-09-chat.markdown', levels: ruleLevels() });
  return requestOf(feature, log, params, options);
}

/** The answer of a feature for a log. */
export function requestOf<Params extends { textDocument: { uri: string } }, Result>(
  feature: Feature<Params, Result>,
  log: ChatLog,
  params: Omit<Params, 'textDocument'>,
  { workspace, ...options }: FeatureOptions = {},
): Result {
  const own = { ...emptyWorkspace(), folderOf: () => 'file:///site', ...workspace };
  return requestIn(feature, own, { uri: DOCUMENT, version: 1, log }, params, options);
}

/** The answer of a feature for an open log of a workspace. */
export function requestIn<Params extends { textDocument: { uri: string } }, Result>(
  { handle }: Feature<Params, Result>,
  workspace: Workspace,
  open: OpenLog,
  params: Omit<Params, 'textDocument'>,
  options?: ContextOptions,
): Result {
  const all = { ...params, textDocument: { uri: open.uri } } as unknown as Params;
  return handle(logContext(workspace, open, options), all) as Result;
}
