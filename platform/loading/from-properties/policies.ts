import { isObject } from '../../../definition/json-text.ts';
import type { Key } from '../../../definition/pointer.ts';
import type { LoadProblem } from '../load-error.ts';
import { readTemplate, type Template } from './expressions.ts';

/** What to do when the header or query parameter is there already; `override` unless the policy says otherwise. */
export type ExistsAction = 'override' | 'skip' | 'append';

/** When a policy runs: before the backend, on its answer, or when it could not be reached. */
export type PolicySection = 'Request' | 'Response' | 'Failure';

interface Common {
  readonly title: string;
  /** `all` where the policy names no operation. */
  readonly operationIds: readonly string[] | 'all';
  readonly section: PolicySection;
}

/** What a policy does, by its template. */
export type PolicyAction =
  | {
      readonly template: 'setheader' | 'setqueryparameter';
      readonly name: string;
      readonly value: Template;
      readonly existsAction: ExistsAction;
    }
  | { readonly template: 'dynamichosturl'; readonly url: Template }
  | { readonly template: 'routerequesttoendpoint'; readonly path: Template; readonly method: string | 'original' }
  | {
      readonly template: 'setproperty';
      readonly parent: readonly Key[];
      readonly property: readonly Key[];
      readonly value: Template;
    };

/** One policy of a connector, read from `policyTemplateInstances` (Custom connectors, "Policy templates"). */
export type Policy = Common & PolicyAction;

const sections: Readonly<Record<Policy['template'], readonly PolicySection[]>> = {
  setheader: ['Request', 'Response', 'Failure'],
  setqueryparameter: ['Request'],
  dynamichosturl: ['Request'],
  routerequesttoendpoint: ['Request'],
  setproperty: ['Request', 'Response'],
};

const templates = Object.keys(sections) as Policy['template'][];
const prefix = 'x-ms-apimTemplateParameter.';

/** Thrown inside this file only, so that a reader stops at its first problem. */
class Unreadable extends Error {}

const requiredText = (parameters: Record<string, unknown>, name: string): string => {
  const value = parameters[`${prefix}${name}`];
  if (typeof value === 'string') return value;
  throw new Unreadable(`"${prefix}${name}" is missing. Give it a text.`);
};

const template = (parameters: Record<string, unknown>, name: string): Template => {
  const read = readTemplate(requiredText(parameters, name));
  if (typeof read === 'string') throw new Unreadable(`In "${prefix}${name}", ${read}.`);
  return read;
};

const oneOf = <Value extends string>(value: unknown, allowed: readonly Value[], name: string): Value => {
  const found = allowed.find((each) => each.toLowerCase() === String(value).toLowerCase());
  if (found !== undefined) return found;
  throw new Unreadable(
    `"${name}" is ${JSON.stringify(value)}, which is not supported here. Use ${allowed.join(', ')}.`,
  );
};

const bodyPath = (parameters: Record<string, unknown>): readonly Key[] => {
  const [only, ...more] = template(parameters, 'newPropertyParentPathTemplate');
  if (only?.kind === 'call' && only.name === 'body' && more.length === 0) return only.steps;
  throw new Unreadable(
    `"${prefix}newPropertyParentPathTemplate" is not a path into the body. Write @body() or @body().name.`,
  );
};

const routeMethod = (value: unknown): string => {
  if (value === undefined || value === '' || value === '@Request.OriginalHTTPMethod') return 'original';
  return oneOf(value, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'], `${prefix}httpMethod`);
};

const readAction = (id: Policy['template'], parameters: Record<string, unknown>): PolicyAction => {
  switch (id) {
    case 'setheader':
    case 'setqueryparameter':
      return {
        template: id,
        name: requiredText(parameters, 'name'),
        value: template(parameters, 'value'),
        existsAction: oneOf(
          parameters[`${prefix}existsAction`] ?? 'override',
          ['override', 'skip', 'append'],
          `${prefix}existsAction`,
        ),
      };
    case 'dynamichosturl':
      return { template: id, url: template(parameters, 'urlTemplate') };
    case 'routerequesttoendpoint':
      return {
        template: id,
        path: template(parameters, 'newPath'),
        method: routeMethod(parameters[`${prefix}httpMethod`]),
      };
    case 'setproperty':
      return {
        template: id,
        parent: bodyPath(parameters),
        property: requiredText(parameters, 'newPropertySubPathTemplate').split('.'),
        value: template(parameters, 'propertyValuePathTemplate'),
      };
  }
};

const readOperationIds = (value: unknown, known: readonly string[]): readonly string[] | 'all' => {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return 'all';
  const ids = Array.isArray(value) ? value.map(String) : [String(value)];
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length === 0) return ids;
  throw new Unreadable(
    `It names the operation "${unknown.join('", "')}", which the definition has not. It has: ${known.join(', ')}.`,
  );
};

const readOne = (instance: unknown, operationIds: readonly string[]): Policy => {
  const { templateId, title, parameters } = isObject(instance) ? instance : {};
  const id = templates.find((name) => name === String(templateId).toLowerCase());
  if (!id) {
    throw new Unreadable(
      `The policy template "${String(templateId)}" is not supported by the local gateway. Supported: ${templates.join(', ')}. Take the policy out to try the rest, or do in a script what it does.`,
    );
  }
  const given = isObject(parameters) ? parameters : {};
  return {
    title: typeof title === 'string' && title !== '' ? title : id,
    operationIds: readOperationIds(given['x-ms-apimTemplate-operationName'], operationIds),
    section: oneOf(
      given['x-ms-apimTemplate-policySection'] ?? 'Request',
      sections[id],
      'x-ms-apimTemplate-policySection',
    ),
    ...readAction(id, given),
  };
};

/** Reads the policies in their order; a template, section or expression that is not supported is refused by name. */
export const readPolicies = (
  properties: Record<string, unknown>,
  operationIds: readonly string[],
  file: string,
): { policies: Policy[]; problems: LoadProblem[] } => {
  const declared = properties.policyTemplateInstances ?? [];
  if (!Array.isArray(declared)) {
    return {
      policies: [],
      problems: [{ place: `${file}#/properties/policyTemplateInstances`, text: 'is not a list. Make it a list.' }],
    };
  }
  const policies: Policy[] = [];
  const problems: LoadProblem[] = [];
  declared.forEach((instance, index) => {
    try {
      policies.push(readOne(instance, operationIds));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push({ place: `${file}#/properties/policyTemplateInstances/${index}`, text: error.message });
    }
  });
  return { policies, problems };
};
