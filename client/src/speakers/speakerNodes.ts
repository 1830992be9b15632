import type { Speaker, SpeakerLog } from '../../../server/src/protocol';

/** A person. The object stays the same while their data changes, so that VS Code keeps it selected and expanded. */
export interface SpeakerNode {
  readonly kind: 'speaker';
  readonly name: string;
  speaker: Speaker;
}

/** Another name of a person. */
export interface AliasNode {
  readonly kind: 'alias';
  readonly parent: SpeakerNode;
  readonly name: string;
  readonly messages: number;
}

/** A log that a person speaks in. */
export interface LogNode {
  readonly kind: 'log';
  readonly parent: SpeakerNode;
  readonly log: SpeakerLog;
  /** Whether another log has the same day. */
  readonly isAmbiguous: boolean;
}

export type Node = SpeakerNode | AliasNode | LogNode;
