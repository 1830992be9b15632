// Texts of invented logs, in the form that the application exports.

/** Front matter without findings for the log of a day. The first message is at line 7. */
export function frontMatter(day: string, author: string): string {
  return `---
layout:     source
title:      "${day}-WeChat"
date:       ${day} 12:00:00
author:     ${author}
tag:        [chat]
---
`;
}

/** A message without findings: four lines if the body is one line. */
export function message(time: string, speaker: string, body = 'Good morning!'): string {
  return `> ${time}  ${speaker}  \n   \n${body}  \n   \n`;
}
