import type { CancellationToken, ClientCapabilities } from 'vscode-languageserver-protocol';
import { ChatLog } from '../../server/src/document/chatLog';
import type { RegistryContext } from '../../server/src/features/registry/registryFeature';
import { readClient } from '../../server/src/features/support/client';
import type { Feature } from '../../server/src/features/support/feature';
import type { SpeakerRegistry } from '../../server/src/registry/speakerRegistry';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/workspace/settings';
import type { OpenLog, Workspace } from '../../server/src/workspace/workspace';
import { emptyWorkspace } from './workspace';

/** The document that features are asked about. */
export const DOCUMENT = 'file:///site/_posts/2024-02-09-chat.markdown';

export interface FeatureOptions {
  readonly settings?: Partial<Settings>;
  readonly workspace?: Partial<Workspace>;
  readonly client?: ClientCapabilities;
}

/** For a test that cancels nothing. */
export const NOT_CANCELLED: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose() {} }),
};

/** What a feature answers about a text, without a server. */
export function ask<Params extends { textDocument: { uri: string } }, Result>(
  feature: Feature<Params, Result>,
  text: string,
  params: Omit<Params, 'textDocument'>,
  options: FeatureOptions = {},
): Result {
  const log = new ChatLog(text, { fileName: '2024-02-09-chat.markdown', levels: ruleLevels() });
  return askOf(feature, log, params, options);
}

/** What a feature answers about a log. */
export function askOf<Params extends { textDocument: { uri: string } }, Result>(
  { handle }: Feature<Params, Result>,
  log: ChatLog,
  params: Omit<Params, 'textDocument'>,
  { settings, workspace, client: declared = {} }: FeatureOptions = {},
): Result {
  const client = readClient(declared);
  const context = {
    log,
    uri: DOCUMENT,
    version: 1,
    revision: 1,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    workspace: { ...emptyWorkspace(), folderOf: () => 'file:///site', ...workspace },
    client,
    token: NOT_CANCELLED,
    diagnosticOptions: { client, rulesDocumentation: undefined },
    findingsGeneration: 0,
  };
  return handle(context, {
    ...params,
    textDocument: { uri: DOCUMENT },
  } as unknown as Params) as Result;
}

/** What a feature answers about an open log of a workspace. */
export function askIn<Params extends { textDocument: { uri: string } }, Result>(
  { handle }: Feature<Params, Result>,
  workspace: Workspace,
  { uri, version, log }: OpenLog,
  params: Omit<Params, 'textDocument'>,
  {
    client: declared = {},
    token = NOT_CANCELLED,
  }: { client?: ClientCapabilities; token?: CancellationToken } = {},
): Result {
  const client = readClient(declared);
  const context = {
    log,
    uri,
    version,
    revision: log.revision,
    settings: DEFAULT_SETTINGS,
    workspace,
    client,
    token,
    diagnosticOptions: { client, rulesDocumentation: undefined },
    findingsGeneration: 0,
  };
  return handle(context, { ...params, textDocument: { uri } } as unknown as Params) as Result;
}

/** With what a feature of the registry is asked. */
export function registryContext(
  workspace: Workspace,
  uri: string,
  registry: SpeakerRegistry,
  declared: ClientCapabilities = {},
): RegistryContext {
  const client = readClient(declared);
  return {
    uri,
    version: 1,
    revision: 1,
    registry,
    text: registry.text,
    settings: DEFAULT_SETTINGS,
    workspace,
    client,
    token: NOT_CANCELLED,
    diagnosticOptions: { client, rulesDocumentation: undefined },
    findingsGeneration: 0,
  };
}
