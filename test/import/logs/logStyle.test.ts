import assert from 'node:assert/strict';
import { ChatLog } from '../../../server/src/document/chatLog';
import { standardStyle, styleLike } from '../../../server/src/import/logs/logStyle';
import { logText } from '../../../server/src/import/logs/logText';
import { placeholder } from '../../../server/src/import/logs/pictureAddress';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';

const messages = [
  { timestamp: 25388, hasSeconds: true, speaker: 0, body: '早  \n  \n上  ' },
  { timestamp: 25380, hasSeconds: false, speaker: 1, body: `![](${placeholder('a.png')})  ` },
  { timestamp: 25440, hasSeconds: false, speaker: 0, body: '  ' },
];
const names = ['李雷', 'Kim Park'];
const nameOf = (speaker: number) => names[speaker]!;

describe('the text of a log that is imported', () => {
  it('is the standard form, without findings', () => {
    const text = logText(
      '2026-03-01',
      messages,
      nameOf,
      standardStyle('a: "b"', 'WeChat'),
      name => `/img/${name}`,
    );
    assert.equal(
      text,
      `---
layout:     source
title:      "2026-03-01-WeChat"
date:       2026-03-01 12:00:00
author:     "a: \\"b\\""
lines:      3
tag:        [chat]
---
> 07:03:08  李雷  
   
早  
  
上  
   
> 07:03:08  Kim Park  
   
![](/img/a.png)  
   
> 07:04:00  李雷  
   
  
   
`,
    );
    const log = new ChatLog(text, { fileName: '2026-03-01-chat.markdown', levels: ruleLevels({}) });
    assert.deepEqual(
      [...log.findings.all()].map(({ rule }) => rule.id),
      ['message/empty-body'],
    );
  });

  it('follows another log of the folder', () => {
    const style = styleLike(
      '2020-01-05-chat.md',
      `---
layout: post
author: Group
title: '2020-01-05 Group'
date: 2020-01-05 08:30:00 +0800
lines:  7
tags: [chat, work]
header-img: 2020/x.png
---

> 08:00:00  Ann

Hi

> 08:00:01  Ben

Ho
`.replaceAll('\n', '\r\n'),
    )!;
    assert.equal(style.fileName('2026-03-01'), '2026-03-01-chat.md');
    assert.equal(
      logText('2026-03-01', messages.slice(0, 1), nameOf, style, name => name),
      `---
layout: post
author: Group
title: '2026-03-01 Group'
date: 2026-03-01 08:30:00 +0800
lines:  1
tags: [chat, work]
header-img: 2020/x.png
---
> 07:03:08  李雷

早  
  
上

`.replaceAll('\n', '\r\n'),
    );
  });

  it('does not follow what is no log of a day', () => {
    assert.equal(styleLike('notes-chat.md', '---\n---\n'), undefined);
    assert.equal(styleLike('2020-01-05-chat.md', '> 08:00:00  Ann\n'), undefined);
    assert.equal(styleLike('2020-01-05-chat.md', '---\ntitle: x\n'), undefined);
    assert.equal(styleLike('2020-01-05-chat.md', '---\ntitle: x\nauther: y\n---\n'), undefined);
  });
});
