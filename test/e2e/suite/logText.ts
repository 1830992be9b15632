// Texts of invented logs.

/** The front matter of a day's log, with nothing wrong in it; the first message is at line 7. */
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

/** That of a log of whatever day. */
export const head = frontMatter('2026-04-01', 'Tea');

/** A message as it should be: four lines. */
export function message(time: string, speaker: string, body: string): string {
  return `> ${time}  ${speaker}  \n   \n${body}  \n   \n`;
}
