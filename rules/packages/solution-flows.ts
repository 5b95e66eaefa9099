import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { connectorSteps, flowPlace } from './flow-hosts.ts';
import { inZip, type OpenedSolution } from './solution-subject.ts';
import { childText, elementsNamed } from './xml-tree.ts';

const element = (solution: OpenedSolution, name: string): string =>
  inZip(solution, `customizations.xml#/Workflows/Workflow/${name}`);

const findFiles = (solution: OpenedSolution): Breach[] =>
  solution.flows.flatMap((flow): Breach[] => {
    const named = childText(flow.element, 'JsonFileName') ?? '';
    const id = (flow.element.attributes.WorkflowId ?? '').replaceAll(/[{}]/g, '').toUpperCase();
    const pointer = element(solution, 'JsonFileName');
    if (!/^\/Workflows\/[0-9A-Za-z]+-/.test(named)) {
      return [{ pointer, value: named, message: 'It does not begin with /Workflows/ and the name of the flow.' }];
    }
    if (!named.endsWith(`-${id}.json`)) {
      return [{ pointer, value: named, message: `It does not end with the flow's identifier in capitals, ${id}.` }];
    }
    if (!solution.archive.entries.has(flow.path)) {
      return [{ pointer: inZip(solution, flow.path), message: 'The file is missing.' }];
    }
    return flow.content === undefined
      ? [{ pointer: inZip(solution, flow.path), message: 'The file is not JSON.' }]
      : [];
  });

const findShape = (solution: OpenedSolution): Breach[] =>
  solution.flows.flatMap((flow) => {
    const file = flowPlace(solution, flow);
    const definition = file.at('properties', 'definition');
    return [
      ...(file.at('schemaVersion').value === '1.0.0.0' ? [] : [file.at('schemaVersion')]),
      ...(file.at('properties', 'connectionReferences').isObject
        ? []
        : [file.at('properties', 'connectionReferences')]),
      ...['$connections', '$authentication']
        .map((name) => definition.at('parameters', name))
        .filter((parameter) => !parameter.isObject),
      ...['triggers', 'actions'].map((name) => definition.at(name)).filter((part) => part.keys.length === 0),
    ];
  });

const findSwitchedOn = (solution: OpenedSolution): Breach[] =>
  solution.flows.flatMap((flow) => {
    const state = [childText(flow.element, 'StateCode'), childText(flow.element, 'StatusCode')];
    return state[0] === '0' && state[1] === '1' ? [] : [{ pointer: element(solution, 'StateCode'), value: state }];
  });

const findConnections = (solution: OpenedSolution): Breach[] => {
  const known = solution.connectionReferences.map((node) => node.attributes.connectionreferencelogicalname);
  return solution.flows.flatMap((flow) => {
    const references = flowPlace(solution, flow).at('properties', 'connectionReferences');
    const names = references.members.map((member) => member.at('connection', 'connectionReferenceLogicalName'));
    return [
      ...names
        .filter((name) => !known.includes(name.text))
        .map(({ pointer, value }) => ({
          pointer,
          value,
          message: 'customizations.xml has no connection reference of that name.',
        })),
      ...connectorSteps(solution, flow).flatMap(({ inputs, connectionName, apiId }): Breach[] => {
        const { pointer, value } = inputs.at('host');
        const api = references.at(connectionName ?? '', 'api');
        const name = api.at('name').text;
        if (name === undefined)
          return [{ pointer, value, message: 'The flow has no connection reference of that key.' }];
        if (apiId?.endsWith(`/apis/${name}`) || (apiId === '' && api.at('logicalName').text)) return [];
        return [{ pointer, value, message: `Its connection reference is for ${name}.` }];
      }),
    ];
  });
};

/** Whether an interface's name is that of our connector: before an import, or with what an environment has added to it. */
const isOwnName = ({ documents: { apiName } }: OpenedSolution, name: string | undefined): boolean =>
  name === apiName || name?.startsWith(`${apiName}-`) === true;

const findLogicalNames = (solution: OpenedSolution): Breach[] => {
  const { logicalName } = solution.documents;
  return solution.flows.flatMap((flow) =>
    flowPlace(solution, flow)
      .at('properties', 'connectionReferences')
      .members.map((member) => member.at('api'))
      .filter((api) => isOwnName(solution, api.at('name').text) && api.at('logicalName').text !== logicalName)
      .map((api) => ({ ...placed(api.at('logicalName')), fix: `Write ${logicalName}.` })),
  );
};

const findCustomConnector = (solution: OpenedSolution): Breach[] => {
  const { connectorId } = solution.documents;
  return solution.connectionReferences
    .filter((node) => isOwnName(solution, childText(node, 'connectorid')?.split('/').at(-1)))
    .map((node) => elementsNamed(node, 'customconnectorid').flatMap((custom) => childText(custom, 'connectorid') ?? []))
    .filter((ids) => ids.length !== 1 || ids[0] !== connectorId)
    .map((ids) => ({
      pointer: inZip(solution, 'customizations.xml#/connectionreferences/connectionreference/customconnectorid'),
      value: ids,
      message: `It does not point at the connector's row, ${connectorId}.`,
    }));
};

const emitAgain = 'Emit it with npm run package, and do not edit the zip.';

/** What the flows of a solution must be, whatever they call. */
export const solutionFlowRules: readonly Rule<OpenedSolution>[] = [
  rule({
    code: 'FlowFileInvalid',
    demand: "Each flow names its file with a leading slash, and the file is called by the flow's name and identifier.",
    consequence: 'The import does not find the flow.',
    fix: emitAgain,
    source: sources.exports,
    find: findFiles,
  }),
  rule({
    code: 'FlowShapeInvalid',
    demand: 'A flow has a schema version, connection references, both standing parameters, a trigger and an action.',
    consequence: 'The import fails, or the flow cannot be opened.',
    fix: 'Add what is missing to the sample.',
    source: sources.exports,
    find: findShape,
  }),
  rule({
    code: 'FlowSwitchedOn',
    demand: 'A sample flow is imported switched off.',
    consequence: 'It could send messages as soon as it is imported.',
    fix: 'Write StateCode 0 and StatusCode 1.',
    source: sources.own,
    find: findSwitchedOn,
  }),
  rule({
    code: 'FlowConnectionUnknown',
    demand: 'Each step names a connection reference of the flow, and each of those is in customizations.xml.',
    consequence: 'The flow cannot be switched on.',
    fix: emitAgain,
    source: sources.exports,
    find: findConnections,
  }),
  rule({
    code: 'FlowLogicalNameMissing',
    demand: "A flow names this connector by its logical name, beside the interface's name.",
    consequence:
      "The interface's name is another one in each environment, so the flow could not be switched on after an import.",
    fix: emitAgain,
    source: sources.exports,
    find: findLogicalNames,
  }),
  rule({
    code: 'FlowCustomConnectorUnbound',
    demand: 'The connection reference to this connector points at its row.',
    consequence: 'The import does not find the connector, whose name in the environment is not known before.',
    fix: emitAgain,
    source: sources.exports,
    find: findCustomConnector,
  }),
];
