import { isObject } from '../../../definition/json-text.ts';
import type { Key } from '../../../definition/pointer.ts';
import type { Unusable } from '../left-out.ts';
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
  throw new Unreadable(`"${prefix}${name}" is no text; give it one.`);
};

const template = (parameters: Record<string, unknown>, name: string): Template => {
  const read = readTemplate(requiredText(parameters, name));
  if (typeof read === 'string') throw new Unreadable(`in "${prefix}${name}", ${read}.`);
  return read;
};

const oneOf = <Value extends string>(value: unknown, allowed: readonly Value[], name: string): Value => {
  const found = allowed.find((each) => each.toLowerCase() === String(value).toLowerCase());
  if (found !== undefined) return found;
  throw new Unreadable(`"${name}" is ${JSON.stringify(value)}; the local gateway has only ${allowed.join(', ')}.`);
};

/** Published connectors write `body()` too, without the sign that makes it an expression. */
const bodyPath = (parameters: Record<string, unknown>): readonly Key[] => {
  const name = 'newPropertyParentPathTemplate';
  const text = requiredText(parameters, name).replace(/^\s*(?=body\()/i, '@');
  const [only, ...more] = template({ [`${prefix}${name}`]: text }, name);
  if (only?.kind === 'call' && only.name === 'body' && more.length === 0) return only.steps;
  throw new Unreadable(
    `"${prefix}newPropertyParentPathTemplate" is not a path into the body; write @body() or @body().name.`,
  );
};

/** A path such as `address.city` or `['@odata.type']`: names with dots stand in brackets. */
const propertyPath = (parameters: Record<string, unknown>): readonly Key[] => {
  const name = 'newPropertySubPathTemplate';
  const text = requiredText(parameters, name);
  if (!/^(?:\.?[^.[\]]+|\.?\['[^']+'\]|\.?\["[^"]+"\])+$/.test(text)) {
    throw new Unreadable(
      `"${prefix}${name}" is ${JSON.stringify(text)}, which is no path; write name.name or ['name'].`,
    );
  }
  return [...text.matchAll(/\['([^']+)'\]|\["([^"]+)"\]|([^.[\]]+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
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
        property: propertyPath(parameters),
        value: template(parameters, 'propertyValuePathTemplate'),
      };
  }
};

interface Instance extends Pick<Common, 'title' | 'operationIds'> {
  readonly templateId: string;
  readonly parameters: Record<string, unknown>;
}

const readInstance = (instance: unknown): Instance => {
  const { templateId, title, parameters } = isObject(instance) ? instance : {};
  const given = isObject(parameters) ? parameters : {};
  const names = given['x-ms-apimTemplate-operationName'];
  return {
    templateId: String(templateId),
    title: typeof title === 'string' && title !== '' ? title : String(templateId),
    operationIds:
      names === undefined || (Array.isArray(names) && names.length === 0)
        ? 'all'
        : (Array.isArray(names) ? names : [names]).map(String),
    parameters: given,
  };
};

const readOne = ({ templateId, title, operationIds, parameters: given }: Instance): Policy => {
  const id = templates.find((name) => name === templateId.toLowerCase());
  if (!id) {
    throw new Unreadable(`the local gateway has no policy template "${templateId}", only ${templates.join(', ')}.`);
  }
  return {
    title,
    operationIds,
    section: oneOf(
      given['x-ms-apimTemplate-policySection'] ?? 'Request',
      sections[id],
      'x-ms-apimTemplate-policySection',
    ),
    ...readAction(id, given),
  };
};

interface PolicyReading {
  readonly policies: readonly Policy[];
  /** The operations of policies that cannot be applied. */
  readonly unusable: readonly Unusable[];
  readonly warnings: readonly string[];
  readonly problems: readonly LoadProblem[];
}

const unknownNames = ({ title, operationIds }: Instance, known: readonly string[]): string[] =>
  (operationIds === 'all' ? [] : operationIds)
    .filter((id) => !known.includes(id))
    .map((id) => `The policy "${title}" names the operation "${id}", which the definition has not.`);

/**
 * Reads the policies in their order. Where a template, section or expression is not supported, the operations that the
 * policy is for cannot be used.
 */
export const readPolicies = (
  properties: Record<string, unknown>,
  operationIds: readonly string[],
  file: string,
): PolicyReading => {
  const declared = properties.policyTemplateInstances ?? [];
  if (!Array.isArray(declared)) {
    const problem = { place: `${file}#/properties/policyTemplateInstances`, text: 'is not a list. Make it a list.' };
    return { policies: [], unusable: [], warnings: [], problems: [problem] };
  }
  const instances = declared.map(readInstance);
  const policies: Policy[] = [];
  const unusable: Unusable[] = [];
  for (const instance of instances) {
    try {
      policies.push(readOne(instance));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const reason = `its policy "${instance.title}" cannot be applied, since ${error.message.replace(/\.$/, '')}`;
      const concerned = instance.operationIds === 'all' ? operationIds : instance.operationIds;
      unusable.push(...concerned.map((operationId) => ({ operationId, reason })));
    }
  }
  return {
    policies,
    unusable,
    warnings: instances.flatMap((instance) => unknownNames(instance, operationIds)),
    problems: [],
  };
};
