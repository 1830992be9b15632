/**
 * Texts of messages that try to run something, to load something or to break out of their place, wherever a log is shown. What they load is below the address, and
 * what they run changes the title of the page.
 *
 * @param address without a slash at its end
 */
export function attacks(address: string): string[] {
  const run = 'document.title=`x`';
  return [
    `<script>${run}</script><img src="${address}/a" onerror="${run}">`,
    `[a](javascript:${run}) <iframe src="${address}/b"></iframe>`,
    `[a](java&#115;cript:${run}) [b](vbscript:x) [c](data:text/html,<script>${run}</script>) <javascript:${run}>`,
    '[a](file:///etc/passwd) <file:///etc/passwd> [b](\\\\host\\share) ![c](file:///etc/passwd) ![d](/etc/passwd)',
    `<style>@import "${address}/d"; body{background:url(${address}/e)}</style> <link rel=stylesheet href=${address}/f>`,
    `</noscript></article></section></main><script>${run}</script>`,
    `</title></style></script><body onload="${run}"><svg onload="${run}"><use href="${address}/h"/></svg>`,
    `&amp;lt;script src=${address}/i&amp;gt;&amp;lt;/script&amp;gt; &lt;img src=${address}/j onerror=${run}&gt;`,
    `<meta http-equiv="refresh" content="0;url=${address}/k"><base href="${address}/"><form action="${address}/l"><input autofocus onfocus="${run}">`,
    `<object data="${address}/m"></object><embed src="${address}/n"><video src="${address}/o" autoplay></video><audio src="${address}/p">`,
    `\`\`\`js"><script>${run}</script>\n<img src="${address}/q">\n\`\`\``,
    `> **<img src=${address}/r onerror=${run}>**: [a](javascript:${run})\n\n@<script>${run}</script>`,
    `| <img src=${address}/s> |\n|--|\n| <script>${run}</script> |`,
    `[文件 <script>${run}</script>.pdf]\n[链接 javascript:${run}]`,
  ];
}

/** Images that try the same. They may be loaded where pictures of the web are. */
export function imageAttacks(address: string): string[] {
  const run = 'document.title=`x`';
  return [
    `![a" onerror="${run}](${address}/1.png)`,
    `![a](${address}/2.png "\\" onerror=\\"${run}")`,
    `![a](${address}/3.png"onerror="${run})`,
    `![</style><script>${run}</script>](javascript:${run})`,
    '![a](file:///etc/passwd) ![b](../../../../../../etc/passwd) ![c](%2e%2e/%2e%2e/etc/passwd)',
  ];
}
