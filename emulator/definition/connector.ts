import type { OpenAPIV2 } from 'openapi-types';
import { type ConnectionParameter, readConnectionParameters } from './connection-parameters.ts';
import { documentFeatureProblems, documentWarnings, operationFeatureProblems } from './features.ts';
import { isObject, readJson } from './json-text.ts';
import { ConnectorLoadError, type LoadProblem } from './load-error.ts';
import { type Operation, readOperations } from './operations.ts';
import { type Policy, readPolicies } from './policies.ts';
import { referenceProblems } from './references.ts';
import { pairSecurity, type Security } from './security.ts';
import { readThrottlingPolicy, type ThrottlingPolicy } from './throttling-policy.ts';

/** A text and the name of the file it came from, as messages are to show it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** The script that runs around calls. */
export interface ConnectorScript {
  /** The path of the file. */
  readonly file: string;
  /** The operations it runs for; `all` where `scriptOperations` is empty or absent (paconn, "scriptOperations"). */
  readonly operationIds: readonly string[] | 'all';
}

/** A connector as the gateway runs it: everything it knows, and nothing but what the three files say. */
export interface Connector {
  /** The part of the gateway's addresses that stands for it, such as `sendmode` in `/apim/sendmode/…`. */
  readonly name: string;
  readonly title: string;
  readonly document: OpenAPIV2.Document;
  /** The address of the service without its base path, such as `https://rest.sendmode.com`. */
  readonly origin: string;
  /** Empty, or beginning with a slash and ending without one, such as `/v2`. */
  readonly basePath: string;
  readonly operations: readonly Operation[];
  readonly connectionParameters: readonly ConnectionParameter[];
  readonly security: Security;
  readonly policies: readonly Policy[];
  readonly throttling: ThrottlingPolicy;
  readonly script?: ConnectorScript;
  /** What is odd but does not keep the connector from running, in full sentences. */
  readonly warnings: readonly string[];
}

/** The texts a connector is read from. */
export interface ConnectorSources {
  readonly definition: SourceText;
  readonly properties: SourceText;
  /** The path of the script, if there is one. Its text is not read here. */
  readonly scriptFile?: string;
  /** @default the title in lower case, letters and digits only */
  readonly name?: string;
}

const refuse = (...problems: readonly LoadProblem[]): never => {
  throw new ConnectorLoadError(problems);
};

const readObject = ({ file, text }: SourceText): Record<string, unknown> => {
  const reading = readJson(text.replace(/^\uFEFF/, ''));
  if (!reading.ok) {
    return refuse({
      place: `${file}, line ${reading.line}, column ${reading.column}`,
      text: `This is not JSON: ${reading.problem}. Correct the file, or write it anew with "npm run build".`,
    });
  }
  if (isObject(reading.value)) return reading.value;
  return refuse({ place: file, text: 'This is JSON, but not an object. Give the file that the platform takes.' });
};

const readDocument = (source: SourceText): OpenAPIV2.Document => {
  const document = readObject(source);
  const { file } = source;
  if (document.swagger !== '2.0') {
    const found = document.openapi === undefined ? document.swagger : `OpenAPI ${String(document.openapi)}`;
    refuse({
      place: `${file}#/swagger`,
      text: `The definition is not OpenAPI 2.0 (found: ${String(found ?? 'nothing')}). The platform takes 2.0 only: convert it, and write "swagger": "2.0".`,
    });
  }
  const problems: LoadProblem[] = [];
  if (!isObject(document.info) || typeof document.info.title !== 'string' || document.info.title === '') {
    problems.push({ place: `${file}#/info/title`, text: 'The definition has no title. Add one.' });
  }
  if (typeof document.host !== 'string' || !/^[^/\s]+$/.test(document.host)) {
    problems.push({
      place: `${file}#/host`,
      text: `The host is ${JSON.stringify(document.host)}. Give a host name without scheme and path, such as "api.example.com".`,
    });
  }
  if (
    !isObject(document.paths) ||
    !Object.values(document.paths).every(isObject) ||
    Object.keys(document.paths).length === 0
  ) {
    problems.push({
      place: `${file}#/paths`,
      text: 'The definition has no paths, so there is nothing to call. Add one.',
    });
  }
  if (problems.length > 0) refuse(...problems);
  return document as unknown as OpenAPIV2.Document;
};

/** The scheme is https where the definition names none: the platform refuses to send keys in the clear. */
const originOf = (document: OpenAPIV2.Document): string => {
  const schemes = document.schemes ?? [];
  return `${schemes.includes('https') || schemes.length === 0 ? 'https' : 'http'}://${document.host}`;
};

const basePathOf = (document: OpenAPIV2.Document): string => {
  const path = (document.basePath ?? '').replace(/\/+$/, '');
  return path === '' || path.startsWith('/') ? path : `/${path}`;
};

const readScript = (
  properties: Record<string, unknown>,
  operationIds: readonly string[],
  scriptFile: string | undefined,
  file: string,
): { script?: ConnectorScript; problems: LoadProblem[]; warnings: string[] } => {
  const listed = properties.scriptOperations ?? [];
  const place = `${file}#/properties/scriptOperations`;
  if (!Array.isArray(listed))
    return { problems: [{ place, text: 'is not a list. Make it a list of operation ids.' }], warnings: [] };
  const ids = listed.map(String);
  const unknown = ids.filter((id) => !operationIds.includes(id));
  const problems = unknown.map((id) => ({
    place,
    text: `"${id}" is no operation of the definition. It has: ${operationIds.join(', ')}. Correct the id or take it out.`,
  }));
  if (scriptFile !== undefined) {
    return { script: { file: scriptFile, operationIds: ids.length === 0 ? 'all' : ids }, problems, warnings: [] };
  }
  const warning = `scriptOperations lists ${ids.join(', ')}, but there is no script.csx. Calls run without a script here; the platform refuses such an upload (InvalidScriptDefinitionUrlWithNonNullOperations).`;
  return { problems, warnings: ids.length === 0 ? [] : [warning] };
};

/** A key that nobody sends is nearly always a mistake. */
const unusedSecrets = (parameters: readonly ConnectionParameter[], security: Security, policies: unknown): string[] => {
  const used =
    security.kind === 'apiKey'
      ? [security.parameter]
      : security.kind === 'basic'
        ? [security.username, security.password]
        : [];
  const inPolicies = JSON.stringify(policies);
  return parameters
    .filter(({ type, name }) => type === 'securestring' && !used.includes(name) && !inPolicies.includes(`"${name}"`))
    .map(
      ({ name }) =>
        `The connection parameter "${name}" is a secret that neither the security definition nor a policy uses, so it is never sent. Add a security definition of the same name to the definition.`,
    );
};

/**
 * Reads a connector from its texts, without touching disk.
 *
 * @throws ConnectorLoadError that names every unsupported or broken part with its place and the fix.
 */
export const readConnector = (sources: ConnectorSources): Connector => {
  const { definition, properties } = sources;
  const document = readDocument(definition);
  const references = referenceProblems(document, definition.file);
  if (references.length > 0) return refuse(...references);
  const operations = readOperations(document);
  const operationIds = operations.map(({ operationId }) => operationId);
  const root = readObject(properties);
  const settings = isObject(root.properties)
    ? root.properties
    : refuse({
        place: `${properties.file}#/properties`,
        text: 'The member "properties" is missing. Give the file that the platform takes.',
      });
  const parameters = readConnectionParameters(settings, properties.file);
  const pairing = pairSecurity(document, parameters.parameters, definition.file);
  const policies = readPolicies(settings, operationIds, properties.file);
  const throttling = readThrottlingPolicy(document, definition.file);
  const script = readScript(settings, operationIds, sources.scriptFile, properties.file);
  const problems = [
    ...documentFeatureProblems(document, definition.file),
    ...operationFeatureProblems(operations, definition.file),
    ...parameters.problems,
    ...(parameters.problems.length > 0 ? [] : pairing.problems),
    ...policies.problems,
    ...script.problems,
    ...('text' in throttling ? [throttling] : []),
  ];
  if (problems.length > 0 || 'text' in throttling) return refuse(...problems);
  const { title } = document.info;
  return {
    name: sources.name ?? (title.toLowerCase().replace(/[^a-z0-9]+/g, '') || 'connector'),
    title,
    document,
    origin: originOf(document),
    basePath: basePathOf(document),
    operations,
    connectionParameters: parameters.parameters,
    security: pairing.security,
    policies: policies.policies,
    throttling,
    ...(script.script ? { script: script.script } : {}),
    warnings: [
      ...pairing.warnings,
      ...unusedSecrets(parameters.parameters, pairing.security, policies.policies),
      ...script.warnings,
      ...documentWarnings(document),
    ],
  };
};
