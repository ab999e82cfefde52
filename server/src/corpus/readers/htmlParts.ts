/** What a page names and its archive holds; nothing is loaded from anywhere else. */
export interface PageParts {
  /** The page in a frame; each is given once. */
  frame(address: string): FramedPage | undefined;
  /** Text of a style sheet. */
  styles(address: string): string | undefined;
}

export interface FramedPage {
  readonly html: string;
  readonly parts?: PageParts | undefined;
}
