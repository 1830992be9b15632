const ACTIVE = new Set(
  (
    'html htm shtml xhtml mht svg svgz xml xsl js mjs cjs css php jsp asp aspx swf jar ' +
    'exe com bat cmd msi scr pif ps1 vbs vbe wsf hta cpl reg lnk url dll sh command app desktop dmg pkg apk'
  ).split(' '),
);

/** Whether a browser or a desktop runs a file when it is opened, by its name: it is not copied beside logs. */
export function isActiveFile(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot !== -1 && ACTIVE.has(name.slice(dot + 1).toLowerCase());
}
