import type { Definition } from '../../definition/document.ts';
import { isObject } from '../../definition/json-text.ts';
import { type Operation, readOperations } from '../../definition/operations.ts';
import { readDocument } from './from-definition/document.ts';
import { documentWarnings, duplicateIdProblems, unusableOperations } from './from-definition/features.ts';
import { readThrottlingPolicy, type ThrottlingPolicy } from './from-definition/throttling.ts';
import { type ConnectionParameter, readConnectionParameters } from './from-properties/connection-parameters.ts';
import { type Policy, readPolicies } from './from-properties/policies.ts';
import { type ConnectorScript, readScript } from './from-properties/script.ts';
import { type LeftOut, leaveOut, type Unusable } from './left-out.ts';
import { refuse } from './load-error.ts';
import { credentialsOf, pairSecurity, type Security } from './security.ts';
import { readObject, type SourceText } from './source.ts';

/** A connector as the gateway runs it: everything it knows, and nothing but what the three files say. */
export interface LoadedConnector {
  /** The part of the gateway's addresses that stands for it, such as `sendmode` in `/apim/sendmode/…`. */
  readonly name: string;
  readonly title: string;
  /** `iconBrandColor`, such as `#14506e`; absent where the properties give none. */
  readonly brandColor?: string;
  readonly document: Definition;
  /** The address of the service without its base path, such as `https://rest.sendmode.com`. */
  readonly origin: string;
  /** Empty, or beginning with a slash and ending without one, such as `/v2`. */
  readonly basePath: string;
  /** Those that run here. */
  readonly operations: readonly Operation[];
  /** Those that do not, each with the reason. */
  readonly leftOut: readonly LeftOut[];
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

/** Published connectors whose host a policy chooses write things such as `{{your_domain}}`. */
const noHost = 'no-host.invalid';

/** The scheme is https where the definition names none: the platform refuses to send keys in the clear. */
const originOf = ({ host, schemes = [] }: Definition): { origin: string; warnings: string[] } => {
  const origin = `${schemes.includes('https') || schemes.length === 0 ? 'https' : 'http'}://`;
  if (URL.canParse(origin + host)) return { origin: origin + host, warnings: [] };
  return {
    origin: origin + noHost,
    warnings: [`The host "${host}" is none, so that only calls get through for which a policy chooses one.`],
  };
};

const basePathOf = (document: Definition): string => {
  const path = (document.basePath ?? '').replace(/\/+$/, '');
  return path === '' || path.startsWith('/') ? path : `/${path}`;
};

/** A key that nobody sends is nearly always a mistake. */
const unusedSecrets = (parameters: readonly ConnectionParameter[], security: Security, policies: unknown): string[] => {
  const used = credentialsOf(security);
  const inPolicies = JSON.stringify(policies).toLowerCase();
  return parameters
    .filter(({ type }) => type === 'securestring')
    .filter(({ name }) => !used.includes(name) && !inPolicies.includes(`"${name.toLowerCase()}"`))
    .map(
      ({ name }) =>
        `The connection parameter "${name}" is a secret that neither the security definition nor a policy uses, so it is never sent. Use it in a policy, or take it out.`,
    );
};

const readSettings = (source: SourceText): Record<string, unknown> => {
  const { properties } = readObject(source);
  if (isObject(properties)) return properties;
  return refuse({
    place: `${source.file}#/properties`,
    text: 'The member "properties" is missing. Give the file that the platform takes.',
  });
};

/** @throws ConnectorLoadError where nothing is left. */
const splitOperations = (all: readonly Operation[], unusable: readonly Unusable[], { file }: SourceText) => {
  const split = leaveOut(all, unusable);
  if (split.operations.length > 0) return split;
  const text = `Nothing of this connector runs here. ${split.leftOut.map(({ sentence }) => sentence).join(' ')}`;
  return refuse({ place: file, text });
};

/**
 * Reads a connector from its texts, without touching disk.
 *
 * @throws ConnectorLoadError that names every broken part with its place and the fix, or why no operation runs here.
 */
export const readConnector = (sources: ConnectorSources): LoadedConnector => {
  const { definition, properties } = sources;
  const document = readDocument(definition);
  const all = readOperations(document);
  const operationIds = all.map(({ operationId }) => operationId);
  const settings = readSettings(properties);
  const parameters = readConnectionParameters(settings, properties.file);
  const pairing = pairSecurity(document, parameters.parameters, definition.file);
  const policies = readPolicies(settings, operationIds, properties.file);
  const throttling = readThrottlingPolicy(document, definition.file);
  const script = readScript(settings, operationIds, sources.scriptFile, properties.file);
  const problems = [
    ...duplicateIdProblems(all, definition.file),
    ...parameters.problems,
    ...(parameters.problems.length > 0 ? [] : pairing.problems),
    ...policies.problems,
    ...script.problems,
    ...('text' in throttling ? [throttling] : []),
  ];
  if (problems.length > 0 || 'text' in throttling) return refuse(...problems);
  const unusable = [...unusableOperations(document, all), ...policies.unusable];
  const { operations, leftOut } = splitOperations(all, unusable, definition);
  const { origin, warnings } = originOf(document);
  const { title } = document.info;
  return {
    name: sources.name ?? (title.toLowerCase().replace(/[^a-z0-9]+/g, '') || 'connector'),
    title,
    ...(typeof settings.iconBrandColor === 'string' ? { brandColor: settings.iconBrandColor } : {}),
    document,
    origin,
    basePath: basePathOf(document),
    operations,
    leftOut,
    connectionParameters: parameters.parameters,
    security: pairing.security,
    policies: policies.policies,
    throttling,
    ...(script.script ? { script: script.script } : {}),
    warnings: [
      ...(definition.warnings ?? []),
      ...(properties.warnings ?? []),
      ...warnings,
      ...pairing.warnings,
      ...unusedSecrets(parameters.parameters, pairing.security, policies.policies),
      ...policies.warnings,
      ...script.warnings,
      ...documentWarnings(document),
    ],
  };
};
