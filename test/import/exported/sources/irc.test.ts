import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, read, recognized, shown } from '../exports';

/** A day that the file does not name. */
const DAY = { start: { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } } as const;

const WAVES = escapeMarkdown('* nora waves');

describe('logs of IRC', () => {
  checkSample('irc-irssi.log', 'irc-irssi', [
    '- notice',
    '2026-03-01 08:02:00~ nora | good morning',
    '2026-03-01 08:03:00~ ben | ben: hi',
    `2026-03-01 08:04:00~ nora | ${WAVES}`,
    '- notice',
    '- notice',
    '2026-03-02 00:01:00~ yuki | late',
  ]);
  checkSample('irc-weechat.weechatlog', 'irc-weechat', [
    '- notice',
    '2026-03-01 08:02:11 nora | good morning',
    `2026-03-01 08:04:10 nora | ${WAVES}`,
    '- notice',
    '- notice',
    '- notice',
  ]);
  checkSample('irc-znc-2026-03-01.log', 'irc-znc', [
    '2026-03-01 08:02:11 nora | good morning',
    `2026-03-01 08:04:10 nora | ${WAVES}`,
    '- notice',
    '- notice',
    '- notice',
    '- notice',
  ]);
  checkSample(
    'irc-energymech.log',
    'irc-znc',
    [
      '2026-03-01 08:02:11 nora | good morning',
      `2026-03-01 08:04:10 nora | ${WAVES}`,
      '- notice',
      '- notice',
      '- notice',
    ],
    { start: { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } },
  );
  checkSample('irc-meetbot.log.txt', 'irc-meetbot', [
    `2026-03-01 16:00:11 nora | ${escapeMarkdown('#startmeeting Refund Guild (2026-03-01)')}`,
    '2026-03-01 16:00:11 meetbot | Meeting started Sun Mar  1 16:00:11 2026 UTC.  The chair is nora.',
    `2026-03-01 16:01:02 nora | ${escapeMarkdown('#topic refunds')}`,
    `2026-03-01 16:02:30 ben | ${escapeMarkdown('#info three cases left')}`,
    `2026-03-01 16:03:00 nora | ${escapeMarkdown('#action ben to fix the arrow')}`,
    `2026-03-01 16:30:00 nora | ${escapeMarkdown('#endmeeting')}`,
  ]);
  checkSample('irc-rrsagent.txt', 'irc-rrsagent', [
    '- notice',
    '2026-03-01 14:02:31 RRSAgent | logging to https://www.w3.org/2026/03/01-refunds-irc',
    '2026-03-01 14:03:00 nora | scribe+ ben',
    '2026-03-01 14:03:10 nora | Topic: refunds',
    '2026-03-01 14:04:00 ben | yuki: three cases left',
    '2026-03-01 14:04:10 ben | ... and one test',
    '2026-03-01 14:04:30 nora | ACTION: ben to fix the arrow',
    '2026-03-01 14:05:00 yuki | s/three/two/',
  ]);

  checkText(
    'of mIRC, with colours, sessions and a night',
    'irc-znc',
    `Session Start: Sun Mar 01 08:00:00 2026
Session Ident: #refunds
[08:00] * Now talking in #refunds
[08:02] <@nora> \u000304red\u000f \u0002bold\u0002 \u00031,2x
[08:03] * nora waves
[08:03] * yuki (~y@host.example) has joined #refunds
[08:04] * yuki sets mode: +o ben
[08:05] * nora has left her umbrella
[23:59] <ben> late
[00:01] <ben> later
Session Close: Mon Mar 02 00:10:00 2026`,
    [
      '- notice',
      '2026-03-01 08:02:00~ nora | red bold x',
      `2026-03-01 08:03:00~ nora | ${WAVES}`,
      '- notice',
      '- notice',
      `2026-03-01 08:05:00~ nora | ${escapeMarkdown('* nora has left her umbrella')}`,
      '2026-03-01 23:59:00~ ben | late',
      '2026-03-02 00:01:00~ ben | later',
    ],
  );
  checkText(
    'of Eggdrop',
    'irc-znc',
    `[00:00] --- Sun Mar  1 2026
[08:02] <nora> hi
[08:03] Action: nora waves
[08:04] yuki (~y@host.example) joined #refunds.
[08:05] #refunds: mode change '+o ben' by nora!~n@host.example
[00:00] --- Mon Mar  2 2026
[00:03] <ben> bye`,
    [
      '2026-03-01 08:02:00~ nora | hi',
      `2026-03-01 08:03:00~ nora | ${WAVES}`,
      '- notice',
      '- notice',
      '2026-03-02 00:03:00~ ben | bye',
    ],
  );
  checkText(
    'of HexChat, over the end of a year',
    'irc-hexchat',
    `**** BEGIN LOGGING AT Wed Dec 31 23:00:00 2025

Dec 31 23:00:00 *	Now talking on #refunds
Dec 31 23:59:11 <nora>	good night
Jan 01 00:04:10 *	nora waves
Jan 01 00:05:00 *	yuki (~y@host.example) has joined
**** ENDING LOGGING AT Thu Jan  1 00:10:00 2026
`,
    ['- notice', '2025-12-31 23:59:11 nora | good night', `2026-01-01 00:04:10 nora | ${WAVES}`, '- notice'],
  );
  checkText(
    'of irssi in German, with seconds, and with a zone',
    'irc-irssi',
    `--- Log opened So Mär 01 08:00:01 2026
08:02:11 <+nora> hi
08:02:12 -!- mode/#refunds [+o ben] by nora
2026-03-01T08:03:52Z < ben> ho
--- Day changed Di Dez 01 2026
08:02 <ben> again`,
    [
      '2026-03-01 08:02:11 nora | hi',
      '- notice',
      '2026-03-01 16:03:52 ben | ho',
      '2026-12-01 08:02:00~ ben | again',
    ],
  );
  checkText(
    'of meeting archives, Supybot, The Lounge, Bip and dircproxy',
    'irc-text',
    `[2026-03-01 08:02:11] <nora> hi
2026-03-01T08:03:11  <nora> hi
[05-Mar-2026 08:04:11]  <nora> hi
[2026-03-01T08:05:11.000Z] <@nora> hi
06-03-2026 08:06:11 < nora!~n@host.example: hi
06-03-2026 08:07:11 > ben: hi
06-03-2026 08:08:11 < * nora!~n@host.example waves
06-03-2026 08:09:11 -!- yuki!~y@host.example has quit [Ping timeout: 180 seconds]
[07 Mar 12:36] <nora!n=n@host.example> -hi
2026-03-08T02:28:24  * nora waves
2026-03-08T02:28:24  *** yuki has quit IRC`,
    [
      '2026-03-01 08:02:11 nora | hi',
      '2026-03-01 08:03:11 nora | hi',
      '2026-03-05 08:04:11 nora | hi',
      '2026-03-01 16:05:11 nora | hi',
      '2026-03-06 08:06:11 nora | hi',
      '2026-03-06 08:07:11 ben | hi',
      `2026-03-06 08:08:11 nora | ${WAVES}`,
      '- notice',
      '2026-03-07 12:36:00~ nora | hi',
      `2026-03-08 02:28:24 nora | ${WAVES}`,
      '- notice',
    ],
  );
  checkText(
    'of MeetBot and RRSAgent that name their day later',
    'irc-rrsagent',
    `14:59:27 <RRSAgent> RRSAgent has joined #forms
14:59:30 <kim> kim has changed the topic to: x
14:59:32 <trackbot> Date: 09 April 2014
15:00:01 <kim> hi
  and more`,
    [
      '- notice',
      '- notice',
      '2014-04-09 14:59:32 trackbot | Date: 09 April 2014',
      `2014-04-09 15:00:01 kim | ${escapeMarkdown('hi\n  and more')}`,
    ],
  );

  checkText(
    'of irssi with a theme that aligns nicks',
    'irc-irssi',
    `--- Log opened Sun Mar 01 08:00:01 2026
08:02 <         nora> | hi
08:03 <@         ben> | a, b
08:04                * | nora waves
08:05 <nora         > hi`,
    [
      '2026-03-01 08:02:00~ nora | hi',
      '2026-03-01 08:03:00~ ben | a, b',
      `2026-03-01 08:04:00~ nora | ${WAVES}`,
      '2026-03-01 08:05:00~ nora | hi',
    ],
  );
  checkText(
    'of mIRC with the numbers of colours before the times',
    'irc-znc',
    `Session Start: Sun Mar 01 08:00:01 2026
03[08:01] * Now talking in #refunds
\u000301[08:02] <nora> hi
06 11 15[08:03] * nora waves
01[08:04] <ben> 12 [x]`,
    [
      '- notice',
      '2026-03-01 08:02:00~ nora | hi',
      `2026-03-01 08:03:00~ nora | ${WAVES}`,
      '2026-03-01 08:04:00~ ben | 12 [x]',
    ],
  );
  checkText(
    'of Konversation',
    'irc-text',
    `[Wed Jan 01 2014] [12:00:01] Join	nora (~n@host.example) has joined this channel.
[Wed Jan 01 2014] [12:00:05] <nora>	hi
[Thursday 02 January 2014] [12:01:15] * nora waves
[Thursday 02 January 2014] [12:02:05] Quit	ben has left this server (bye).`,
    ['- notice', '2014-01-01 12:00:05 nora | hi', `2014-01-02 12:01:15 nora | ${WAVES}`, '- notice'],
  );
  checkText(
    'of HexChat in German',
    'irc-hexchat',
    `**** PROTOKOLL BEGONNEN AM Sun Mar  1 08:00:01 2026

Mär 01 08:02:11 <nora>	hi
Mär 01 08:02:13 *	nora waves`,
    ['2026-03-01 08:02:11 nora | hi', `2026-03-01 08:02:13 nora | ${WAVES}`],
  );
  checkText(
    'of muh, rbot and KVIrc',
    'irc-text',
    `[2026/03/01 08:02:11] <nora> hi
[2026/03/01 08:03:11] @ ben joined channel #refunds
[2026.03.01 08:04:11] * nora waves
[Mon 02 Mar 08:05:11] <nora> hi`,
    [
      '2026-03-01 08:02:11 nora | hi',
      '- notice',
      `2026-03-01 08:04:11 nora | ${WAVES}`,
      '2026-03-02 08:05:11 nora | hi',
    ],
  );
  checkText(
    'of old archives of Ubuntu, where people come and go without a time',
    'irc-znc',
    `=== nora [n=n@host.example]  has joined #refunds
[08:02] <nora> hi
=== ben is now known as ben_
[08:04]  * nora waves`,
    ['- notice', '2026-03-01 08:02:00~ nora | hi', '- notice', `2026-03-01 08:04:00~ nora | ${WAVES}`],
    { start: { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } },
  );
  checkText(
    'of a day without messages',
    'irc-znc',
    `[08:02:11] *** Joins: nora (~n@host.example)
[08:03:11] *** Server sets mode: +nt
[08:04:11] *** Quits: nora (~n@host.example) (bye)`,
    ['- notice', '- notice', '- notice'],
    { start: { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } },
  );
  checkText(
    'of a nick of stars',
    'irc-irssi',
    `--- Log opened Sun Mar 01 08:00:01 2026
08:02 < ***> hi
08:03 <*nora> hi
08:04 <@nora> |`,
    [
      '2026-03-01 08:02:00~ *** | hi',
      '2026-03-01 08:03:00~ nora | hi',
      `2026-03-01 08:04:00~ nora | ${escapeMarkdown('|')}`,
    ],
  );

  checkText(
    'with a time that no clock has',
    'irc-hexchat',
    `**** BEGIN LOGGING AT Sun Mar  1 08:00:01 2026

mar 01 08:02:11 <nora> hi
mar 01 39:95:90 <nora> ho
mar 01 08:02:12 <nora> ha
mar 01 08:02:13 <nora> hu`,
    [
      '2026-03-01 08:02:11 nora | hi',
      '! 4 bad-time',
      '2026-03-01 08:02:12 nora | ha',
      '2026-03-01 08:02:13 nora | hu',
    ],
  );
  checkText(
    'of IRCCloud',
    'irc-text',
    `#refunds
[2026-03-01 08:00:11] → nora joined (~n@host.example)
[2026-03-01 08:02:11] <nora> hi
[2026-03-01 08:03:11] — nora waves
[2026-03-01 08:04:11] ⇐ nora quit (~n@host.example): "Leaving"`,
    ['- notice', '2026-03-01 08:02:11 nora | hi', `2026-03-01 08:03:11 nora | ${WAVES}`, '- notice'],
  );
  checkText(
    'of a theme that writes nicks in a column',
    'irc-irssi',
    `--- Log opened Sun Mar 01 08:00:01 2026
08:01           --> | nora (~n@host.example) has joined #refunds
08:01       «Users» | 9 nicks
08:02          nora | hi
08:03 @         ben | a, b
08:04             * | nora waves`,
    [
      '- notice',
      '- notice',
      '2026-03-01 08:02:00~ nora | hi',
      '2026-03-01 08:03:00~ ben | a, b',
      `2026-03-01 08:04:00~ nora | ${WAVES}`,
    ],
  );

  it('may be one line that no other text has', () => {
    assert.equal(recognized(memoryFile('x', '16:36 < nora> hi\n')), 'irc-irssi');
    assert.equal(recognized(memoryFile('x', '[16:36:02] <nora> hi\n')), 'irc-znc');
  });

  describe('without a day', () => {
    const text = '[08:02:11] <nora> hi\n[08:03:11] <ben> ho\n';
    const days = (path: string, context: Parameters<typeof read>[1]) =>
      shown(read(memoryFile(path, text), context)).map(line => line.slice(0, 10));
    it('have that of their path', () => {
      assert.deepEqual(days('#refunds_20260301.log', { today: '2026-11-28' }), ['2026-03-01', '2026-03-01']);
      for (const path of [
        '2025-01-01/#refunds/2026-03-01.log',
        '#refunds/2026/03/01.log',
        '2026/03/01/#refunds.txt',
        'refunds.log.01Mar2026',
      ]) {
        assert.deepEqual(days(path, {}), ['2026-03-01', '2026-03-01']);
      }
    });
    it('have that of the start', () => {
      const start = { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } as const;
      assert.deepEqual(days('x.log', { start, today: '2026-11-28' }), ['2026-03-01', '2026-03-01']);
    });
    it('are refused otherwise', () => {
      for (const path of ['x.log', '1234567890.log']) {
        assert.throws(() => days(path, { today: '2026-11-28' }), { reason: 'needs-start' });
      }
    });
  });

  it('of WeeChat may have nothing but talk', () => {
    const line = (nick: string) => `2026-03-01 08:02:11\t${nick}\thi\n`;
    const text = ['ada', 'ben', 'ada', 'ben'].map(line).join('');
    assert.equal(recognized(memoryFile('x', text)), 'irc-weechat');
  });

  describe('are not', () => {
    for (const [title, text] of Object.entries({
      'a log of a program': '[08:02:11] INFO: started\n[08:02:12] INFO: <root> ended\n',
      'a table of a program': '2026-03-01 08:02:11\tINFO\tstarted\n2026-03-01 08:02:12\tERROR\tended\n',
      'a table of sizes':
        '2026-03-01 08:02:11\ta\t21\n2026-03-01 08:02:12\tb\t22\n2026-03-01 08:02:13\tc\t23\n2026-03-01 08:02:14\td\t24\n',
      'a table of two levels':
        '2026-03-01 08:02:11\tINFO\ta\n2026-03-01 08:02:12\tWARN\tb\n2026-03-01 08:02:13\tINFO\tc\n2026-03-01 08:02:14\tINFO\td\n',
      'a table of temperatures': '2026-03-01 08:02:11\tkitchen\t21\n2026-03-01 08:02:12\tkitchen\t21\n',
      'one line': '08:02 <nora> hi\n',
      'a log in columns': '08:02:11   ERROR | x\n08:02:12    main | y\n08:02:13    main | z\n',
      'a table of people': '08:02 nora | 3\n08:03 ben | 4\n',
      'a list with stars': '08:02 * eggs\n08:03 * milk\n',
      'a page of HTML': '<html>\n<body>\n08:02 <b>nora</b>\n08:03 <b>ben</b>\n</body>\n',
      'text with lines of a log': '# Chat\n\n08:02 <nora> hi\n08:03 <ben> ho\n\nThat was it.\n',
    })) {
      it(title, () => assert.equal(typeof recognized(memoryFile('x', text)), 'object'));
    }
  });

  checkSample(
    'irc-limechat.txt',
    'irc-limechat',
    [
      '- notice',
      '2026-03-01 08:02:00~ nora | morning, agenda: refunds',
      '2026-03-01 08:03:00~ ben | nora: \\*ok\\*',
      '- notice',
      '- notice',
      '2026-03-02 00:10:00~ ben | late',
    ],
    DAY,
  );
  checkSample('twitch-chatterino.log', 'twitch-chatterino-text', [
    '- notice',
    '2026-03-01 23:02:11 Nora_Quill <nora_quill> | hi: all',
    '2026-03-01 23:02:12 苏小棠 <suxiaotang> | 早',
    '- notice',
    '2026-03-02 00:00:05 ben <ben> | late',
    '2026-03-05 08:00:00 ben <ben> | again',
  ]);
  checkText(
    'of Textual',
    'irc-text',
    '[2026-03-01T08:00:00+0800] nora (a1b2@example/nora) joined the channel\n[2026-03-01T08:02:11+0800] <nora> morning\n[2026-03-01T08:02:12+0800] • nora: waves\n[2026-03-01T08:03:00+0800] nora_ is now known as nora\n[2026-03-01T08:04:00+0800] ben (~b@example.org) left IRC (Quit: bye)\n',
    [
      '- notice',
      '2026-03-01 08:02:11 nora | morning',
      `2026-03-01 08:02:12 nora | ${WAVES}`,
      '- notice',
      '- notice',
    ],
  );
  checkSample('twitch-justlog.txt', 'twitch-justlog-text', [
    '# #shop',
    '2026-03-01 08:02:11 nora <nora> | hi: all',
    '2026-03-01 08:02:12 Ben_1 <ben_1> | 3 < 4 \\*a\\*',
    '- notice',
    '! 4 bad-time',
  ]);
});
