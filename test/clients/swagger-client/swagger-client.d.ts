/** What this suite uses of swagger-client, which ships no types. */
declare module 'swagger-client' {
  export interface Answer {
    readonly status: number;
    readonly body: Readonly<Record<string, unknown>>;
  }

  /** What a call that is not answered with 2xx rejects with. */
  export interface Failure extends Error {
    readonly status: number;
    readonly response: Answer;
  }

  type Parameters = Readonly<Record<string, unknown>>;

  export interface Client {
    readonly errors: readonly unknown[];
    readonly spec: { readonly paths: Readonly<Record<string, unknown>> };
    readonly apis: Readonly<Record<string, Readonly<Record<string, (parameters?: Parameters) => Promise<Answer>>>>>;
  }

  const SwaggerClient: (options: { readonly spec: object }) => Promise<Client>;
  export default SwaggerClient;
}
