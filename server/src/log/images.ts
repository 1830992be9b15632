/** What is known of the file that an image points to. */
export type FoundImage =
  /** The file exists. */
  | { readonly state: 'there' }
  /** Its folder is not listed yet, can't be listed, or is kept elsewhere. */
  | { readonly state: 'unknown' }
  /** The workspace does not have the file. */
  | {
      readonly state: 'missing';
      /** The path of the file in the workspace folder, decoded. */
      readonly path: string;
      /** The path of a file that differs in upper and lower case only. */
      readonly otherCase?: string;
    };

/** The image files of the workspace, as seen from one log. What is known of them changes as folders are listed. */
export interface Images {
  /**
   * @param address the address of an image, without the escapes of Markdown and HTML
   * @returns `undefined` for an address that is not that of a file: on the web, with another scheme, or with a template expression
   */
  find(address: string): FoundImage | undefined;
  /**
   * The addresses of files with a similar name, the most similar first, at most three. They are written as in Markdown, and
   * `find` finds them.
   *
   * @param address of an image that is missing
   */
  near(address: string): readonly string[];
}

/** Nothing is known of the files. */
export const NO_IMAGES: Images = {
  find: () => ({ state: 'unknown' }),
  near: () => [],
};
