import { isObject } from '../../../definition/json-text.ts';
import type { LoadProblem } from '../load-error.ts';

/** One value that a person gives when creating a connection. */
export interface ConnectionParameter {
  readonly name: string;
  /** `oauthSetting`: the token that signing in yields. */
  readonly type: 'string' | 'securestring' | 'int' | 'bool' | 'oauthSetting';
  readonly required: boolean;
  readonly default?: string;
  readonly allowed?: readonly string[];
  readonly label?: string;
  /** What a person reads beside the field. */
  readonly description?: string;
}

const unsupported: Readonly<Record<string, string>> = {
  gatewaysetting: 'The on-premises data gateway cannot be run here. Take the parameter out to try the rest.',
};

const supported = ['string', 'securestring', 'int', 'bool', 'oauthSetting'] as const;

/** Published connectors write `oAuthSetting` too. */
const supportedType = (type: unknown): ConnectionParameter['type'] | undefined =>
  supported.find((name) => name.toLowerCase() === String(type).toLowerCase());

const allowedValues = (declared: Record<string, unknown>): string[] | undefined => {
  const ui = isObject(declared.uiDefinition) ? declared.uiDefinition : {};
  const constraints = isObject(ui.constraints) ? ui.constraints : {};
  const list = [declared.allowedValues, constraints.allowedValues].find(Array.isArray);
  return list?.map((entry) => (isObject(entry) ? String(entry.value) : String(entry)));
};

const readOne = (name: string, declared: unknown, file: string): ConnectionParameter | LoadProblem => {
  const place = `${file}#/properties/connectionParameters/${name}`;
  if (!isObject(declared)) return { place, text: `is ${JSON.stringify(declared)}, not an object. Give it a "type".` };
  const type = supportedType(declared.type);
  if (type === undefined) {
    const reason = unsupported[String(declared.type).toLowerCase()] ?? `Use ${supported.join(', ')}.`;
    return { place, text: `The type "${String(declared.type)}" is not supported. ${reason}` };
  }
  const ui = isObject(declared.uiDefinition) ? declared.uiDefinition : {};
  const constraints = isObject(ui.constraints) ? ui.constraints : {};
  const allowed = allowedValues(declared);
  return {
    name,
    type,
    required: String(constraints.required) === 'true',
    ...(declared.defaultValue === undefined ? {} : { default: String(declared.defaultValue) }),
    ...(allowed ? { allowed } : {}),
    ...(typeof ui.displayName === 'string' ? { label: ui.displayName } : {}),
    ...(typeof ui.description === 'string' ? { description: ui.description } : {}),
  };
};

/** Reads `connectionParameters` of `apiProperties.json`; types that need the platform are refused by name. */
export const readConnectionParameters = (
  properties: Record<string, unknown>,
  file: string,
): { parameters: ConnectionParameter[]; problems: LoadProblem[] } => {
  const problems: LoadProblem[] = [];
  const parameters: ConnectionParameter[] = [];
  if (properties.connectionParameterSets !== undefined) {
    problems.push({
      place: `${file}#/properties/connectionParameterSets`,
      text: 'Several kinds of authentication in one connector are not supported. Give "connectionParameters" with the one to try.',
    });
  }
  const declared = properties.connectionParameters ?? {};
  if (!isObject(declared)) {
    problems.push({
      place: `${file}#/properties/connectionParameters`,
      text: 'is not an object. Give one member a parameter.',
    });
    return { parameters, problems };
  }
  for (const [name, value] of Object.entries(declared)) {
    const read = readOne(name, value, file);
    if ('text' in read) problems.push(read);
    else parameters.push(read);
  }
  return { parameters, problems };
};
