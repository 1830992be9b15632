// Texts of invented logs, in the form that the application exports.

/** The front matter of a day's log, with nothing wrong in it. The first message is at line 7. */
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

/** A message with nothing wrong in it: four lines, where the body is one. */
export function message(time: string, speaker: string, body = 'Good morning!'): string {
  return `> ${time}  ${speaker}  \n   \n${body}  \n   \n`;
}
