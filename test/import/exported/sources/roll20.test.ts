import { checkSample, checkText } from '../exports';

const message = (classes: string, content: string) =>
  `<div class="message ${classes}" data-messageid="-A">${content}</div>`;
const stamp = (time: string) => `<span class="tstamp">${time}</span>`;
const by = (name: string) => `<span class="by">${name}:</span>`;
const page = (...messages: readonly string[]) =>
  `<html><body><div id="textchat"><div class="content">\n${messages.join('\n')}\n</div></div></body></html>`;

describe('archives of Roll20', () => {
  checkSample('roll20-archive.html', 'roll20-html', [
    '2026-03-01 20:02:00~ Nora (GM) | The door opens.',
    '2026-03-01 20:02:00~ Nora (GM) | It creaks.',
    '2026-03-01 20:03:00~ Ben | rolling 1d20 = 17',
  ]);
  checkText(
    'with all kinds of messages',
    'roll20-html',
    page(
      message(
        'general',
        `<div class="spacer"></div><div class="avatar"><img src="a"></div>${stamp('March 01, 2026 11:58PM')}${by('Nora (GM)')}Hi <strong>all</strong> <a href="https://example.org/">l</a>`,
      ),
      message('general', `${stamp('March 01, 2026 11:59PM')}${by('Ben')}ho`),
      message('emote', `<div class="spacer"></div>${stamp('12:01AM')}Ben waves`),
      message('desc', 'Night falls.'),
      message('private whisper', `${by('(From Mei)')}psst`),
      message('private whisper', `${by('(To Mei)')}what`),
      message(
        'rollresult player--x',
        `${by('Mei')}<div class="formula">rolling d20+5</div><div class="clear"></div><div class="formula formattedformula"><div class="dicegrouping">(<div class="diceroll d20"><div class="dicon"><div class="didroll">12</div></div></div>)</div>+5</div><div class="clear"></div><strong>=</strong><div class="rolled">17</div>`,
      ),
      message('system', 'Welcome'),
      message('general', ''),
    ),
    [
      '2026-03-01 23:58:00~ Nora (GM) | Hi **all** [l](https://example.org/)',
      '2026-03-01 23:59:00~ Ben | ho',
      '2026-03-02 00:01:00~ Ben | Ben waves',
      '2026-03-02 00:01:00~ GM | Night falls.',
      '2026-03-02 00:01:00~ Mei | psst',
      '2026-03-02 00:01:00~ 我 | what',
      '2026-03-02 00:01:00~ Mei | rolling d20+5 (12)+5 = 17',
      '- notice',
      '- empty',
    ],
  );
  checkText(
    'without a day, or a speaker',
    'roll20-html',
    page(
      message('general', `${by('Ben')}a`),
      message('general', `${stamp('8:00PM')}b`),
      message('general', `${stamp('March 32, 2026 8:00PM')}c`),
    ),
    ['! 2 no-time', '! 3 bad-time', '! 4 bad-time'],
  );
});
