import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, recognized } from '../exports';

const ANDROID = 'kakaotalk-android-text';
const IOS = 'kakaotalk-ios-text';
const WINDOWS = 'kakaotalk-windows-text';
const MAC = 'kakaotalk-mac-csv';

describe('exports of KakaoTalk', () => {
  checkSample('kakao-android.txt', ANDROID, [
    '# 환불모임',
    '2026-03-01 08:02:00~ 한별 | 좋은 아침',
    '2026-03-01 08:03:00~ 도윤 |  | image',
    '- notice',
  ]);
  checkSample('kakao-ios.txt', IOS, [
    '2026-03-01 08:02:00~ 한별 | 좋은 아침',
    '2026-03-01 08:03:00~ 도윤 |  | image',
    '- notice',
  ]);
  checkSample('kakao-windows.txt', WINDOWS, [
    '# 환불모임',
    '2026-03-01 08:02:00~ 한별 | 좋은 아침\n둘째 줄',
    '2026-03-01 08:03:00~ 도윤 |  | image',
    '- notice',
  ]);
  checkSample('kakao-mac.csv', MAC, [
    '2026-03-01 08:02:11 한별 | 좋은 아침\n둘째 줄',
    '2026-03-01 08:03:40 도윤 |  | image',
  ]);

  checkText(
    'of an Android phone, with what is no text, and the number of members in the title',
    ANDROID,
    `환불모임 12 님과 카카오톡 대화
저장한 날짜 : 2026년 3월 2일 오전 9:00


2026년 3월 1일 오전 12:30
2026년 3월 1일 오전 12:30,  : 알림
2026년 3월 1일 오전 12:30, 한별 : Day 1 : https://example.com/1
Day 2 : https://example.com/2

끝
2026년 3월 1일 오후 12:30, 한별 : 사진 2장
2026년 3월 1일 오후 12:31, 한별 : <동영상 읽지 않음>
2026년 3월 1일 오후 12:32, 한별 : 파일: 보고서.pdf
2026년 3월 1일 오후 12:33, 도윤 : 이모티콘
2026년 3월 1일 오후 12:34, 도윤 : 음성메시지
2026년 3월 1일 오후 12:35, 도윤 : 삭제된 메시지입니다.
2026년 3월 1일 오후 12:36, 도윤님이 하늘님을 초대하였습니다.
2026년 3월 1일 오후 12:37, 도윤 : 0123456789abcdef0123456789abcdef.jpg
2026년 3월 1일 오후 12:38, 도윤 : 사진첩 정리했어
2026년 3월 1일 오후 12:39, 도윤 : 방장이 초대해야 됩니다.
2026년 3월 1일 오후 12:40, 도윤님이 채팅방 이름을 여행 : 봄(으)로 변경했습니다.`,
    [
      '# 환불모임',
      '- notice',
      '2026-03-01 00:30:00~ 한별 | Day 1 : https://example.com/1\nDay 2 : https://example.com/2\n\n끝',
      '2026-03-01 12:30:00~ 한별 |  | image | image',
      '2026-03-01 12:31:00~ 한별 |  | video',
      '2026-03-01 12:32:00~ 한별 |  | file 보고서.pdf',
      '2026-03-01 12:33:00~ 도윤 |  | sticker',
      '2026-03-01 12:34:00~ 도윤 |  | voice',
      '- recalled',
      '- notice',
      '2026-03-01 12:37:00~ 도윤 |  | image 0123456789abcdef0123456789abcdef.jpg',
      '2026-03-01 12:38:00~ 도윤 | 사진첩 정리했어',
      '2026-03-01 12:39:00~ 도윤 | 방장이 초대해야 됩니다.',
      '- notice',
    ],
  );
  checkText(
    'of an Android phone in English, in three versions',
    ANDROID,
    `KakaoTalk Chats with Kim
Date Saved : March 2, 2026, 9:00 AM

March 1, 2026, 8:02 AM, Kim : Hi
March 1, 2026 at 8:03\u202fp.m., Noa : Photo
March 1, 2026 at 8:04 PM, Noa left this chatroom.
8:05PM, March 1, 2026
8:05PM, March 1, 2026, Noa : (emoticon_Muzi) and
9:00, March
8:06 PM, March 1, 2026, Noa : (emoticon_Muzi)`,
    [
      '# Kim',
      '2026-03-01 08:02:00~ Kim | Hi',
      '2026-03-01 20:03:00~ Noa |  | image',
      '- notice',
      `2026-03-01 20:05:00~ Noa | ${escapeMarkdown('(emoticon_Muzi) and\n9:00, March')}`,
      '2026-03-01 20:06:00~ Noa |  | sticker',
    ],
  );
  checkText(
    'of an iPhone, in an old version, and with several files one after the other',
    IOS,
    `환불모임 카카오톡 대화
저장한 날짜 : 2026년 3월 2일 오후 3:04

2026년 3월 1일 일요일
오전 12:05,  : 알림
오후 8:36, 한별 : 안녕
둘째 줄
오후 8:38, 도윤님이 나갔습니다.
운영정책을 위반한 메시지로 신고 접수 시 카카오톡 이용에 제한이 있을 수 있습니다.
Talk_2026.3.2 09:00-2.txt
저장한 날짜 : 2026. 3. 2. 오전 9:00

2026년 3월 2일 월요일
2026. 3. 2. 오전 12:00, 한별 : 다음`,
    [
      '# 환불모임',
      '- notice',
      '2026-03-01 20:36:00~ 한별 | 안녕\n둘째 줄',
      '- notice',
      '2026-03-02 00:00:00~ 한별 | 다음',
    ],
  );
  for (const title of ['환불모임 (12명)과 카카오톡 대화.txt', 'KakaoTalk Chats 환불모임 (12)']) {
    checkText(
      `of an iPhone, under ${title}`,
      IOS,
      `\ufeff${title}
저장한 날짜 : 2026. 3. 2. 오전 9:00

2026년 3월 1일 일요일
오후 8:36, 한별 : 안녕`,
      ['# 환불모임', '2026-03-01 20:36:00~ 한별 | 안녕'],
    );
  }
  checkText(
    'of an iPhone in English',
    IOS,
    `Talk_2026.4.25 10:20-1.txt
Date Saved : Apr 25, 2026 at 10:38


Wednesday, December 31, 2014
Dec 31, 2014 at 19:12: Noa invited Kim .
Dec 31, 2014 at 19:12, Noa : hello : you
more

Tuesday, February 17, 2015
Feb 17, 2015 at 21:00, Kim : Photo
Feb 17, 2015 at 21:01: Kim left this chatroom.`,
    [
      '- notice',
      '2014-12-31 19:12:00~ Noa | hello : you\nmore',
      '2015-02-17 21:00:00~ Kim |  | image',
      '- notice',
    ],
  );
  checkText(
    'of an Android phone, whose head was cut off',
    ANDROID,
    `March 1, 2026, 8:02 AM
March 1, 2026, 8:03 AM, 한별 : 안녕
March 1, 2026, 8:04 AM, Kim : Hi
more
March 1, 2026, 8:04 AM, Kim : Photo`,
    [
      '2026-03-01 08:03:00~ 한별 | 안녕',
      '2026-03-01 08:04:00~ Kim | Hi\nmore',
      '2026-03-01 08:04:00~ Kim |  | image',
    ],
  );
  checkText(
    'of Windows, in English, and with sentences that have no time',
    WINDOWS,
    `Trip with KakaoTalk Chats
Date Saved : 2026-03-02 09:00:00

--------------- Sunday, March 1, 2026 ---------------
[Kim] [8:02 AM] Hi
[오빠] [20:03] [안녕]
[] [20:04] note
[Kim] [AM 8:05] 이모티콘
The message has been deleted.
Noa left this chatroom.
--------------- 2026년 3월 2일 월요일 ---------------
[Kim] [오후 12:00] a
b
채팅방 관리자가 메시지를 가렸습니다.`,
    [
      '# Trip',
      '2026-03-01 08:02:00~ Kim | Hi',
      `2026-03-01 20:03:00~ 오빠 | ${escapeMarkdown('[안녕]')}`,
      '- notice',
      '2026-03-01 08:05:00~ Kim |  | sticker',
      '- recalled',
      '- notice',
      '2026-03-02 12:00:00~ Kim | a\nb',
      '- recalled',
    ],
  );
  checkText(
    'of a Mac, with sentences, and broken at the end',
    MAC,
    `Date,User,Message
"2026-03-01 08:02:00","한별","a, ""b"""
2026-03-01 08:03:00,한별,c, d
2026-03-01 08:03:30,한별,방장이 초대해야 됩니다.
2026-03-01 08:03:40,한별,도윤님이 들어왔습니다.
,"","The message has been deleted."
2026-03-01 08:04:00,"한별","한별 invited 도윤 and."
2026-03-01 08:05:00,"","알림"
2026-02-31 08:06:00,"한별","e"
2026-03-01 08:07:00,"한별"
2026-03-01 08:08:00,"한별","f`,
    [
      '2026-03-01 08:02:00 한별 | a, "b"',
      '2026-03-01 08:03:00 한별 | c, d',
      '2026-03-01 08:03:30 한별 | 방장이 초대해야 됩니다.',
      '- notice',
      '- recalled',
      '- notice',
      '- notice',
      '! 9 bad-time',
      '! 10 syntax',
      '! 11 cut-off',
    ],
  );

  it('are not tables with the same columns', () => {
    const text = 'Date,User,Message\n01/03/2026,ada,commit a\n';
    assert.deepEqual(recognized(memoryFile('x', text)), [MAC]);
  });
});
