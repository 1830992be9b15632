import { logDay } from '../log/logDay';
import { SpeakerTable } from '../log/speakerTable';
import { parseTranscript } from '../model/parse';
import { NameIndex } from '../people/mention';
import { type People, withAliases } from '../people/people';
import type { ExportedLog } from './writer';

/** A log that is not open in an editor, for export: nothing is checked in it. */
export function logOfText(text: string, fileName: string, people: People): ExportedLog {
  const transcript = parseTranscript(text);
  const speakers = new SpeakerTable(transcript.messages);
  const names = withAliases(new NameIndex(speakers.names), people);
  return { transcript, speakers, names, people, fileName, day: logDay(transcript.head, fileName) };
}
