/** What of a message decides how it is laid out. */
export interface MessageLayout {
  readonly startsGroup: boolean;
  readonly own: boolean;
  readonly isNotice?: true;
  readonly mergedAbove?: true;
  readonly mergedBelow?: 'line' | 'block';
}

/** The classes of a message's element, in the preview and in exported pages. The styles are those of `client/webview/shared/transcript.css`. */
export function messageClasses(message: MessageLayout): string {
  const { startsGroup, own, isNotice, mergedAbove, mergedBelow } = message;
  const classes = ['message'];
  if (startsGroup && !isNotice) classes.push('starts');
  if (isNotice) classes.push('notice');
  else if (own) classes.push('own');
  if (mergedAbove) classes.push('merged-above');
  if (mergedBelow !== undefined) classes.push(`merged-${mergedBelow}`);
  return classes.join(' ');
}
