import type { FromPage, PageRequests } from '../../client/src/preview/messages';
import { toServerRequest } from '../../client/src/preview/pageRequests';
import { features } from '../../server/src/features';
import { previewCopy } from '../../server/src/features/requests/preview';
import { workspaceFeatures } from '../../server/src/features/workspaceFeatures';
import { fullText } from '../../server/src/model/transcript';
import { PREVIEW_COPY, type PreviewCopyParams } from '../../server/src/protocol';
import type { OpenLog } from '../../server/src/workspace/workspace';
import { logContext, NOT_CANCELLED } from '../support/features';
import { emptyWorkspace, FOLDER, workspaceOf } from '../support/workspace';

type Result = PageRequests[keyof PageRequests]['result'];

/** The server's answer to a request of the page, as the extension host passes it on. @param files other logs, by path */
export async function answerRequest(
  open: OpenLog,
  sent: Extract<FromPage, { type: 'request' }>,
  files: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const { method, params } = toServerRequest(sent.name, open.uri, sent.params);
  if (method === PREVIEW_COPY) {
    return previewCopy(open.log, open.version, params as PreviewCopyParams, () => 0);
  }
  const feature = features.find(each => each.method === method);
  if (feature !== undefined) {
    return (await feature.handle(logContext(emptyWorkspace(), open), params as never)) as Result;
  }
  const path = open.uri.slice(FOLDER.length + 1);
  const { workspace } = await workspaceOf({ ...files, [path]: fullText(open.log.transcript) });
  const context = { workspace, token: NOT_CANCELLED } as never;
  return (await workspaceFeatures.find(each => each.method === method)!.handle(context, params)) as Result;
}
