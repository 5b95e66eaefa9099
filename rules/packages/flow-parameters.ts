import type { Definition, ObjectSchema, Operation, PropertySchema } from '../../emit/documents/definition.ts';
import { type ConnectorStep, connectorSteps } from './flow-hosts.ts';
import type { PackageBreach, PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';
import type { OpenedSolution } from './solution-subject.ts';

const operationOf = (definition: Definition, operationId: string | undefined): Operation | undefined =>
  Object.values(definition.paths)
    .flatMap((path) => [path.get, path.post])
    .find((operation) => operation?.operationId === operationId);

const resolve = (definition: Definition, schema: PropertySchema | ObjectSchema): PropertySchema | ObjectSchema =>
  '$ref' in schema ? (definition.definitions[schema.$ref.replace('#/definitions/', '')] ?? schema) : schema;

interface Key {
  readonly key: string;
  readonly required: boolean;
}

/** The keys below a body schema as flows have them: one for each value, its path joined with slashes. */
const keysBelow = (definition: Definition, schema: ObjectSchema, path: string, required: boolean): Key[] =>
  Object.entries(schema.properties).flatMap(([name, property]) => {
    const inner = resolve(definition, property);
    const key = `${path}/${name}`;
    const needed = required && (schema.required?.includes(name) ?? false);
    return 'properties' in inner ? keysBelow(definition, inner, key, needed) : [{ key, required: needed }];
  });

const keysOf = (definition: Definition, operation: Operation): Key[] =>
  operation.parameters.flatMap((parameter) => {
    if (parameter.in === 'header') return [{ key: parameter.name, required: parameter.required }];
    const schema = resolve(definition, parameter.schema);
    return 'properties' in schema ? keysBelow(definition, schema, parameter.name, parameter.required) : [];
  });

const ours = (solution: OpenedSolution): ConnectorStep[] =>
  solution.flows
    .flatMap((flow) => connectorSteps(solution, flow))
    .filter(({ apiId }) => apiId?.endsWith(`/apis/${solution.documents.apiName}`));

const findOperations = (solution: OpenedSolution): PackageBreach[] =>
  ours(solution)
    .filter(({ operationId }) => operationOf(solution.documents.definition, operationId) === undefined)
    .map(({ inputs, operationId }) => ({ pointer: inputs.at('host', 'operationId').pointer, value: operationId }));

const findParameters = (solution: OpenedSolution): PackageBreach[] => {
  const { definition } = solution.documents;
  return ours(solution).flatMap(({ inputs, operationId }): PackageBreach[] => {
    const operation = operationOf(definition, operationId);
    if (!operation) return [];
    const keys = keysOf(definition, operation);
    const given = inputs.at('parameters');
    return [
      ...given.members
        .filter((_, index) => !keys.some(({ key }) => key === given.keys[index]))
        .map(({ pointer, value }) => ({
          pointer,
          value,
          message: `The operation ${operationId} has no such input. It has ${keys.map(({ key }) => key).join(', ')}.`,
          fix: 'Name the input as the definition does, or take it out.',
        })),
      ...keys
        .filter(({ key, required }) => required && !given.has(key))
        .map(({ key }) => ({
          pointer: given.at(key).pointer,
          message: `The operation ${operationId} requires ${key}.`,
          fix: 'Fill it in.',
        })),
    ];
  });
};

/** What the steps that call this connector must be, by its definition. */
export const flowParameterRules: readonly PackageRule<OpenedSolution>[] = [
  {
    code: 'FlowOperationUnknown',
    severity: 'error',
    demand: 'Each step calls an operation that the connector has.',
    consequence: 'The flow cannot be saved.',
    fix: 'Name an operation of the definition.',
    source: packageSources.workflowLanguage,
    find: findOperations,
  },
  {
    code: 'FlowParametersInvalid',
    severity: 'error',
    demand: 'Each step gives the inputs that its operation has, and all that it requires.',
    consequence: 'The flow cannot be saved, or the call lacks a value.',
    fix: 'Give the inputs as the definition names them.',
    source: packageSources.workflowLanguage,
    find: findParameters,
  },
];
