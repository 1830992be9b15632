import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, read, recognized } from '../exports';

const VTT = 'transcript-vtt';
const SRT = 'transcript-srt';
const PODCAST = 'transcript-podcast-json';
const start = { kind: 'local', day: '2026-03-01', timestamp: 86_390, hasSeconds: true } as const;
const context = { start };

describe('transcripts', () => {
  checkSample(
    'transcript.vtt',
    VTT,
    ['2026-03-01 23:59:52 Nora Quill | Good morning.', '2026-03-01 23:59:55 Ben Okafor | Hi everyone.'],
    context,
  );
  checkSample(
    'transcript.srt',
    SRT,
    ['2026-03-01 23:59:52 Nora Quill | Good morning.', '2026-03-01 23:59:55 Ben Okafor | Hi everyone.'],
    context,
  );
  checkSample(
    'podcast-transcript.json',
    PODCAST,
    ['2026-03-01 23:59:52 Nora Quill | Good morning.'],
    context,
  );

  checkText(
    'in WebVTT, of Teams: names, tags, escapes, several voices, notes',
    VTT,
    `WEBVTT - a title
Kind: captions

NOTE duration:"00:10:00"
NOTE x --> y

STYLE
::cue { color: red }

6f4a-12/0
00:00.500 --> 00:02.000 align:start
<v.loud Nora Q&amp;A>Tom &amp; <i>Ada</i> &lt;3 &#233;&#xe9;&#0;&#1114112;
second</v>

00:00:11.000 --> 00:00:12.000
<v Nora>Yes</v>
<v Ben>No</v>

00:00:12.000 --> 00:00:13.000
no voice: here

1:00:12.000 --> 1:00:13.000

2
00:00:14.000 --> 00:00:15.000
<v Ben>one

two`,
    [
      `2026-03-01 23:59:50 Nora Q&A | ${escapeMarkdown('Tom & Ada <3 éé&#0;&#1114112;\nsecond')}`,
      '2026-03-02 00:00:01 Nora | Yes',
      '2026-03-02 00:00:01 Ben | No',
      '2026-03-02 00:00:02 Ben | no voice: here',
      '- empty',
      '2026-03-02 00:00:04 Ben | one\ntwo',
    ],
    context,
  );
  checkText(
    'in WebVTT, with times without zeros in front, and broken ones',
    VTT,
    `WEBVTT

0:0:0.0 --> 0:0:3.490
<v Nora>a</v>

0:0:9.5 --> 0:1:0.2500000
<v Ben>b</v>

00:00:12.000 -->
<v Nora>c</v>

00:00:13:000 --> 00:00:14.000
d`,
    ['2026-03-01 23:59:50 Nora | a', '2026-03-01 23:59:59 Ben | b', '! 9 no-time', '! 12 no-time'],
    context,
  );
  checkText(
    'in SubRip, without numbers',
    SRT,
    '00:00:01,000 --> 00:00:02,000\nNora: a\n\n00:00:02,000 --> 00:00:03,000\nBen: b\n',
    ['2026-03-01 23:59:51 Nora | a', '2026-03-01 23:59:52 Ben | b'],
    context,
  );
  checkText(
    'in WebVTT, of Zoom, with labels',
    VTT,
    `WEBVTT

1
00:00:01.000 --> 00:00:02.000
nora quill: so the plan: go

2
00:00:02.000 --> 00:00:03.000
nora quill: at 10:30

3
00:00:03.000 --> 00:00:04.000
(Ben Okafor)
I think

4
00:00:04.000 --> 00:00:05.000
Note: this is said`,
    [
      '2026-03-01 23:59:51 nora quill | so the plan: go',
      '2026-03-01 23:59:52 nora quill | at 10:30',
      '2026-03-01 23:59:53 Ben Okafor | I think',
      '2026-03-01 23:59:54 Ben Okafor | Note: this is said',
    ],
    context,
  );
  checkText(
    'in SubRip, without blank lines, with tags, and with a text before the first name',
    SRT,
    `1
00:00:01,000 --> 00:00:02,000
{\\an8}<font color="red">music</font>
2
00:00:02,000 --> 00:00:03,000
Speaker 1: It was 1984
3
00:00:03,000 --> 00:00:04,000
and then: nothing

4
00:00:04,000 --> 00:00:05,000
>> BEN OKAFOR: Well
`,
    [
      '! 2 no-sender',
      '2026-03-01 23:59:52 Speaker 1 | It was 1984',
      '2026-03-01 23:59:53 Speaker 1 | and then: nothing',
      '2026-03-01 23:59:54 BEN OKAFOR | Well',
    ],
    context,
  );
  checkText(
    'of Podcasting 2.0, with values of other types',
    PODCAST,
    `{"version":"1.0.0","segments":[
{"speaker":"Nora","startTime":"0.5","endTime":1,"body":"I"},
{"speaker":null,"startTime":11,"body":5},
{"speaker":"Ben","body":"no time"},
{"speaker":"Ben","startTime":-1,"body":"before"},
{"speaker":"Ben","startTime":1,"body":""},
7,
{"speaker":"Ben","startTime":12,"body":"a`,
    [
      '2026-03-01 23:59:50 Nora | I',
      '2026-03-02 00:00:01 Nora | 5',
      '! 4 no-time',
      '! 5 bad-time',
      '- empty',
      '! 7 syntax',
      '! 8 cut-off',
    ],
    context,
  );

  it('are refused without a start', () => {
    for (const text of [
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Nora>Hi',
      '1\n00:00:01,000 --> 00:00:02,000\nNora: Hi\n',
      '{"version":"1","segments":[{"startTime":1,"body":"a","speaker":"Nora"}]}',
    ]) {
      assert.throws(() => read(memoryFile('x', text), { today: '2026-11-28' }), { reason: 'needs-start' });
    }
  });

  describe('are not', () => {
    for (const [title, text] of Object.entries({
      'captions of a film':
        '1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nHo: you!\n',
      'captions with some headings': `WEBVTT\n\n${Array.from({ length: 200 }, (_, i) => `00:00:01.000 --> 00:00:02.000\n${i % 90 === 5 ? 'Chapter One: ' : ''}words\n`).join('\n')}`,
      'captions in WebVTT': 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n',
      'a document on WebVTT': '# WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Nora>Hi\n',
    })) {
      it(title, () => assert.equal(typeof recognized(memoryFile('x', text)), 'object'));
    }
  });
});
