/** Something behind the gateway that the page shows and drives, such as a simulated service. */
export interface Panel {
  /** Its part of addresses and of element ids, in small letters: `example` has its routes under `/_example/`. */
  readonly name: string;
  /** The heading on the page. */
  readonly title: string;
  /** The file of the module that the browser runs; it exports `panel`, a `ClientPanel`. */
  readonly client: string;
  /** The file of its style sheet, which comes after the page's own. */
  readonly styles: string;
  /** What its client is given once, at the start. */
  readonly facts: unknown;
  /** What it holds now: asked every few seconds while the page is seen. */
  readState(): Promise<unknown>;
  /** Answers a request of its client for one of its parts: `outbox` for `/_example/outbox`. */
  answer(part: string, request: Request): Response | Promise<Response>;
}
