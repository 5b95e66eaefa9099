/**
 * The vocabulary of the description: what a connector, an action and a field are, before any host's format.
 * Everything here is plain readonly data; the emitters in `emit/` turn it into documents.
 */

/** How a field is marked for designers. Important ones are always shown; which others are folded differs by designer. */
export type Visibility = 'important' | 'normal' | 'advanced';

interface Named {
  /** The key on the wire. */
  readonly name: string;
  /** The label in title case, at most 80 characters. */
  readonly label: string;
  /** One or more full sentences for the maker: what it is, its format and its units. */
  readonly description: string;
  /** Why the field exists although the published reference does not list it; taken from `extensions.ts`. */
  readonly extension?: string;
  /** Whether the field is absent from the answer to an accepted request. */
  readonly onlyInFailures?: boolean;
}

/** A single value. Numbers are `float` where the type is `number` and 32-bit where it is `integer`. */
export interface ScalarField extends Named {
  readonly type: 'string' | 'integer' | 'number';
  readonly example: string | number;
  /** How a date or a time is written in a text: `yyyy`, then `mm` and `dd`, then `hh`, `mm` and `ss`, all with zeros. */
  readonly dateForm?: 'dd/mm/yyyy' | 'yyyy-mm-ddThh:mm:ss';
}

/** A field of an error body. */
export type ErrorField = ScalarField & {
  /** Whether others than Sendmode and the script put a value of another type there. Then the definition names no type. */
  readonly typeIsOpen?: boolean;
};

/** A list of texts. */
export interface ListField extends Named {
  readonly type: 'array';
  /** What one item of the list is. */
  readonly itemDescription: string;
  readonly example: readonly string[];
}

/** An object of fields inside a result. It has no label, since designers would put it before every child's label. */
export interface GroupField {
  readonly type: 'object';
  readonly name: string;
  readonly description: string;
  readonly fields: readonly ValueField[];
}

export type ValueField = ScalarField | ListField;
export type ResultField = ValueField | GroupField;

/** A field that the maker fills in. */
export type InputField = ValueField & {
  /** An agent asks the person for a required value when the conversation has not given it, and for no other. */
  readonly required?: boolean;
  readonly visibility?: Visibility;
};

/** The object that stands around an action's fields on the wire. */
export interface Wrapper {
  readonly name: string;
  readonly description: string;
}

/** What an action sends. */
export interface RequestBody {
  readonly description: string;
  /** Without a wrapper all fields stand at the top level of the body. */
  readonly wrapper?: Wrapper | undefined;
  readonly fields: readonly InputField[];
  /** Fields that stay outside the wrapper. */
  readonly besideWrapper?: readonly InputField[];
}

/** Whether the same call may be made again when its outcome is unknown. */
export interface Repetition {
  readonly safe: boolean;
  readonly reason: string;
}

/** One operation of the connector, as makers see it. */
export interface Action {
  readonly operationId: string;
  /** The title of the card, at most 80 characters. */
  readonly summary: string;
  /** What the action does, in full sentences, for the maker. */
  readonly description: string;
  /** When a language model should choose the action, in full sentences. */
  readonly modelDescription: string;
  readonly method: 'get' | 'post';
  /** The path below the base path, beginning with a slash. */
  readonly path: string;
  readonly visibility?: 'important' | 'advanced';
  /** Whether the maker must give the Content-Type header, as the published reference has it. */
  readonly contentTypeRequired: boolean;
  readonly repetition: Repetition;
  readonly body?: RequestBody;
  /** What the 200 answer is. */
  readonly resultDescription: string;
  readonly results: readonly ResultField[];
  /** Why the action exists although the published reference does not list it; taken from `extensions.ts`. */
  readonly extension?: string;
}

/** How a maker authenticates: one key, stored encrypted by the platform and sent bare in a header. */
export interface ApiKeyConnection {
  /** The name of both the connection parameter and the security definition. */
  readonly name: string;
  readonly header: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
}

/** A service in which Microsoft offers the published connector. */
export interface Availability {
  readonly service: string;
  /** What a plan must include: premium connectors or the standard ones. */
  readonly class: 'Premium' | 'Standard';
  readonly regions: string;
}

/**
 * What a maker may choose besides the key when creating a connection. It reaches the script in a header that a policy
 * writes, so it is for hosts that run both.
 */
export interface ConnectionChoice {
  /** The name of the connection parameter. */
  readonly name: string;
  /** The header that carries it to the script, which takes it out. */
  readonly header: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What may be chosen, the value that holds where nothing was chosen first. */
  readonly values: readonly [ChoiceValue, ...ChoiceValue[]];
  /** Why it exists although the published reference does not list it; taken from `extensions.ts`. */
  readonly extension: string;
}

export interface ChoiceValue {
  readonly value: string;
  readonly label: string;
  /** Which accounts it is for, as a sentence. */
  readonly description: string;
  /** The host that gets the key of a connection that chose it. */
  readonly host: string;
}

/** How many calls a connection may make in a period. */
export interface Throttling {
  readonly calls: number;
  /** Seconds. */
  readonly renewalPeriod: number;
  readonly scope: 'connection';
}

/** The header that states the type of the body, offered on every action. */
export interface ContentTypeHeader {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly value: string;
}

/** An answer other than 200. */
export interface ErrorResponse {
  readonly status: number;
  /** What it means and what to do, in full sentences that hold where a host shows the status alone. */
  readonly description: string;
  /** What to do where a host shows the body and the headers of the answer as well. */
  readonly advice?: string;
  /** The fields of the body; without them the answer is described and not typed. */
  readonly body?: {
    readonly definition: string;
    readonly description: string;
    readonly fields: readonly ErrorField[];
  };
  /** A real example of the body. */
  readonly example?: Readonly<Record<string, string | number>>;
  /** Limits the answer to the actions whose repetition is not safe. */
  readonly onlyUnlessRepeatable?: boolean;
  /** Limits the answer to the actions whose repetition is safe. */
  readonly onlyIfRepeatable?: boolean;
}

/** A number that the service puts into its answers, and what the connector makes of it. */
export interface ServiceCode {
  readonly code: number;
  /** The service's name for it, which stands beside the number. */
  readonly identifier: string;
  readonly meaning: string;
  /** What the caller does about it. */
  readonly remedy: string;
  /** The HTTP status that the script answers with when the service gives the code in an answer of HTTP status 2xx. */
  readonly status: number;
  /** The status instead where the action must not be repeated. */
  readonly statusUnlessRepeatable?: number;
}

/** The fields in which every answer of the service says what came of a call. */
export interface OutcomeFields {
  /** 0 in the answer to an accepted request. */
  readonly code: ScalarField;
  /** Absent from the answer to an accepted request. */
  readonly error: ScalarField;
}

/** Something about the service that no document states. */
export interface Assumption {
  /** What is assumed, as a sentence. */
  readonly assumption: string;
  /** What it rests on. */
  readonly basis: string;
}

export interface Contact {
  readonly name: string;
  readonly url: string;
  /** Where makers write to for support. Certification demands it (policy 5000.3.1.4), and only the owner can name it. */
  readonly email?: string;
}

/** The whole connector. */
export interface Connector {
  /** The name in addresses, lower-case letters only. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The version of everything that is emitted, as `major.minor.patch`; solutions add a fourth part. */
  readonly version: string;
  readonly releaseStatus: 'Production' | 'Preview';
  readonly publisher: string;
  readonly contact: Contact;
  readonly website: string;
  readonly privacyPolicy: string;
  /** At most two of the certification's categories. */
  readonly categories: readonly string[];
  /** The icon's background, as `#rrggbb`. */
  readonly brandColor: string;
  readonly host: string;
  readonly basePath: string;
  readonly connection: ApiKeyConnection;
  readonly availability: readonly Availability[];
  readonly apiChoice: ConnectionChoice;
  readonly throttling: Throttling;
  readonly contentType: ContentTypeHeader;
  readonly errors: readonly ErrorResponse[];
  readonly defaultErrorDescription: string;
  readonly outcome: OutcomeFields;
  readonly codes: readonly ServiceCode[];
  /** The operation that certification calls to test a connection: a GET that needs no parameters. */
  readonly testConnection: string;
  readonly actions: readonly Action[];
  readonly assumptions: readonly Assumption[];
}
