/** What is assumed about Engage, Sendmode's newer API: handed in, so that it stands in one place. */
export interface EngageApi {
  /** Where a text to one number goes, such as `/3.0/send`. */
  readonly sendPath: string;
  /** Where a text to several numbers goes. */
  readonly bulkPath: string;
  readonly fields: {
    readonly sender: string;
    readonly text: string;
    readonly recipient: string;
    readonly recipients: string;
    readonly reference: string;
  };
  readonly answer: { readonly success: string; readonly error: string };
  /** Characters. */
  readonly longestSender: number;
}
