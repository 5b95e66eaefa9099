/** The platform's limits on one call. */
export interface Limits {
  /** Bytes of a request's body (Custom connectors, FAQ: content length at the gateway). */
  readonly requestBytes: number;
  /** Characters of an address (Limits of automated flows). */
  readonly urlCharacters: number;
  /** Seconds for the answer to an outbound request (Limits of automated flows, outbound synchronous request). */
  readonly outboundSeconds: number;
}

export const platformLimits: Limits = { requestBytes: 3_182_218, urlCharacters: 16_384, outboundSeconds: 120 };
