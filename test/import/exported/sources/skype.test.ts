import { checkSample, checkText } from '../exports';

const ID = 'skype-json';

/** An export of one conversation with these messages, newest first. */
const exportOf = (...messages: readonly object[]) =>
  JSON.stringify({
    userId: '8:live:ben',
    exportDate: '2026-03-02T08:00',
    conversations: [
      { id: '8:nora', displayName: 'Nora Quill', threadProperties: null, MessageList: messages },
    ],
  });

const message = (messagetype: string, content: string, more: object = {}) => ({
  id: '1',
  displayName: null,
  originalarrivaltime: '2026-03-01T00:02:11Z',
  messagetype,
  content,
  from: '8:nora',
  properties: null,
  ...more,
});

describe('exports of Skype', () => {
  checkSample('skype-messages.json', ID, [
    '# Refunds (19:1a2b3c@thread.skype)',
    '2026-03-01 08:05:00 live:ben_1 <live:ben_1> | ok :) @Nora 3 < 4 | reply to Nora Quill: Good morning, agenda:',
    '2026-03-01 08:04:10 Nora Quill <live:nora> |  | image media/0-neu-d1-0a1b2c.1.png chart.PNG',
    '- notice',
    '- recalled',
    '2026-03-01 08:03:40 live:ben_1 <live:ben_1> | refunds & **tests**, see https://docs.example/a | edited',
    '2026-03-01 08:02:11 Nora Quill <live:nora> | Good morning, agenda:\n1\\. refunds\n2\\. tests',
    '- notice',
  ]);

  checkText(
    'have the name of a contact from the conversation, and what is neither text nor file',
    ID,
    exportOf(
      message(
        'RichText/Location',
        '<location latitude="1" longitude="2" address="Main Street 1"><a href="https://maps.example">Main Street 1</a></location>',
      ),
      message('RichText/Contacts', '<contacts alt="x"><c t="s" s="live:kim" f="Kim Park"></c></contacts>'),
      message(
        'RichText/Media_AudioMsg',
        '<URIObject type="Audio.1/Message.1" uri="https://api.asm.skype.com/v1/objects/0-a"><Title></Title></URIObject>',
      ),
      message('RichText/Media_Album', '<URIObject type="Album.1"></URIObject>'),
      message('RichText', 'a  b\n  c &lt;script&gt; <script>x</script>{{ y }}'),
      message('Text', '3 < 4 *a*'),
    ),
    [
      '# Nora Quill (nora)',
      '2026-03-01 08:02:11 Nora Quill <nora> | [Location] Main Street 1',
      '2026-03-01 08:02:11 Nora Quill <nora> | [Contact] Kim Park',
      '2026-03-01 08:02:11 Nora Quill <nora> |  | voice',
      '- event',
      '2026-03-01 08:02:11 Nora Quill <nora> | a  b\n&nbsp; c \\<script> {\\{ y }}',
      '2026-03-01 08:02:11 Nora Quill <nora> | 3 < 4 \\*a\\*',
    ],
  );
  checkText(
    'have an edited message once',
    ID,
    exportOf(
      message('RichText', 'late<e_m a="nora" t="61"></e_m>'),
      message('RichText', 'late', { properties: { edittime: '1772323331000', isserversidegenerated: true } }),
      message('RichText', 'soon', { properties: { edittime: '1772323331000', isserversidegenerated: true } }),
    ),
    [
      '# Nora Quill (nora)',
      '2026-03-01 08:02:11 Nora Quill <nora> | late | edited',
      '- event',
      '2026-03-01 08:02:11 Nora Quill <nora> | soon | edited',
    ],
  );
  checkText(
    'are read as far as they can be',
    ID,
    exportOf(
      message('RichText', 'x', { from: null }),
      message('RichText', 'x', { originalarrivaltime: 'x' }),
      message('RichText', 'x', { originalarrivaltime: null }),
      message('RichText', ' '),
    ),
    ['# Nora Quill (nora)', '! 1 no-sender', '! 1 bad-time', '! 1 no-time', '- empty'],
  );
});
