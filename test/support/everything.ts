import { registeredPeople } from './registeredPeople';

/** The registry of the people in `everything`. */
export const registry =
  'people:\n  - {name: Ada, color: "#b00020"}\n  - {name: 李雷, aliases: [Lei], avatar: /img/lei.png}\n';
export const people = registeredPeople(registry);
/** A log with all that a transcript shows. */
export const everything =
  '---\ntitle: Tea\n---\n' +
  [
    ['07:00:00', 'Kim Park', '早上好 @李雷 &amp;#160; **客户** `code`'],
    ['07:00:10', 'Kim Park', 'a https://example.org/x\n\n- [x] b\n- [ ] c'],
    ['07:01:00', 'Ada', '> **Kim Park**: 早上好 李雷\n\nYes @Ada'],
    ['08:00:00', '我', '[强] 👍'],
    ['08:00:05', '我', '[文件 a.pdf]\n[语音 0:07]'],
    ['08:01:00', 'Lei', '![一张图](https://pictures.test/a.png)'],
    ['08:02:00', '李雷', '```js\nconst a = "b"; // c\n```'],
    ['08:02:01', '李雷', '| a | b |\n|--|:-:|\n| 1 | 2 |'],
    ['08:03:00', '', 'no name'],
    ['08:03:05', 'Ada', ''],
    ['08:04:00', 'Ada', '"李雷"撤回了一条消息'],
    ['08:04:01', 'Ada', '撤回了一条消息'],
    ['25:99:00', 'R&amp;amp;D', 'מה שלומך <b>x</b>\n\n*(edited · 👍 2)*'],
  ]
    .map(([time, speaker, body]) => `> ${time}  ${speaker}\n\n${body}\n\n`)
    .join('') +
  '> 09:00:00  Ada\nno blank line\n';
