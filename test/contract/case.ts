/** What goes in: the parameters that a flow stores, or a request to the gateway as it stands. */
export type Call =
  | { readonly parameters: Readonly<Record<string, unknown>> }
  | {
      /** The way into the gateway; method and path are those of the definition. */
      readonly through: 'apim' | 'invoke';
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** How Sendmode's side of a call goes: an answer, a late answer, or a broken connection. */
export interface Reply {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** The body as JSON, written compactly. */
  readonly json?: unknown;
  /** The body as text; empty where there is neither this nor `json`. */
  readonly text?: string;
  /** @default "utf8" */
  readonly encoding?: 'utf8' | 'latin1' | 'utf16le';
  readonly gzip?: boolean;
  /** Seconds before the answer begins. */
  readonly afterSeconds?: number;
  /** Seconds between the headers and the body. */
  readonly bodyAfterSeconds?: number;
  readonly breaks?: 'before the answer' | 'within the answer';
}

/** What the flow sees. */
export interface Answer {
  readonly status: number;
  /** `unchanged` is Sendmode's body to the byte; an object is compared as JSON, with `$correlationId` and `$clientRequestId` for the call's own. */
  readonly body: 'unchanged' | 'empty' | Readonly<Record<string, unknown>> | readonly unknown[];
  /** @default "application/json", or none for an empty body */
  readonly contentType?: string;
  /** The headers beside the content type and the ids of the call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How the body departs from the definition's schema. */
  readonly departs?: readonly string[];
  /** Who wrote the body where it is not Sendmode's: its form is the script's or the platform's. */
  readonly by?: 'script' | 'platform';
  /** Seconds that the flow waits at the least. */
  readonly atLeastSeconds?: number;
}

/** How long the platform waits, in seconds. */
export interface PlatformSeconds {
  /** For an answer to a request. @default 120, as in the cloud */
  readonly outboundSeconds?: number;
  /** For the script. @default 5, the shorter of the two limits that Microsoft has published */
  readonly scriptSeconds?: number;
}

/** One scenario: call, request on the wire, Sendmode's reply, and what the flow sees. */
export interface ContractCase {
  /** The file, or the generator. */
  readonly source: string;
  readonly name: string;
  readonly operationId: string;
  /** Method and path as the definition has them, such as `POST /send`. */
  readonly request: string;
  /** Method and address of the request to Sendmode. */
  readonly wire: string;
  readonly call: Call;
  /** The body of the request to Sendmode, to the byte: JSON written compactly, or one of the words; `no request` says that none goes out. */
  readonly sends: 'nothing' | 'the body of the call' | 'no request' | Readonly<Record<string, unknown>>;
  readonly reply: Reply;
  readonly answer: Answer;
  /** The connection to call with. @default "demo" */
  readonly connection?: 'engage';
  readonly platform?: PlatformSeconds;
}

/** Where a case stands, for errors and test names. */
export const placeOf = ({ source, name }: Pick<ContractCase, 'source' | 'name'>): string => `${source}: ${name}`;

/** Whether a case waits for seconds. */
export const isSlow = ({ reply }: ContractCase): boolean => Boolean(reply.afterSeconds ?? reply.bodyAfterSeconds);
