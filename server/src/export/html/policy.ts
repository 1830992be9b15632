// Every host of the server has them.
declare const crypto: {
  readonly subtle: { digest(name: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> };
};
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare function btoa(bytes: string): string;

/**
 * The content security policy of an exported page. It runs the one script and uses the one style sheet that it was made with, shows pictures of
 * the given sources, and can't load, send or embed anything else.
 *
 * @param pictureSources as the policy names them: origins, `'self'`; `data:` is always there
 */
export async function pagePolicy(
  script: string,
  styles: string,
  pictureSources: readonly string[],
): Promise<string> {
  return [
    "default-src 'none'",
    `script-src '${await sha256(script)}'`,
    `style-src '${await sha256(styles)}'`,
    `img-src ${['data:', ...pictureSources].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The hash of the content of an element, as a policy names it. */
async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
