import { type Breach, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { connectorSteps, flowPlace } from './flow-hosts.ts';
import { inZip, type OpenedFlow, type OpenedSolution } from './solution-subject.ts';
import { childText, elementsNamed } from './xml-tree.ts';

const connectorType = '372';

const callsConnector = (solution: OpenedSolution, flow: OpenedFlow): boolean => {
  const references = flowPlace(solution, flow).at('properties', 'connectionReferences');
  return connectorSteps(solution, flow).some(
    ({ connectionName }) =>
      references.at(connectionName ?? '', 'api', 'logicalName').text === solution.documents.logicalName,
  );
};

/** What needs the connector, by the attributes by which a dependency names it. */
const dependentsIn = (solution: OpenedSolution): string[] => [
  ...solution.flows
    .filter((flow) => callsConnector(solution, flow))
    .map(({ element }) => (element.attributes.WorkflowId ?? '').toLowerCase()),
  ...solution.connectionReferences
    .filter((node) =>
      elementsNamed(node, 'customconnectorid').some(
        (custom) => childText(custom, 'connectorid') === solution.documents.connectorId,
      ),
    )
    .map(({ attributes }) => attributes.connectionreferencelogicalname ?? ''),
];

const declaredIn = (solution: OpenedSolution): string[] =>
  ('root' in solution.manifest ? elementsNamed(solution.manifest.root, 'MissingDependency') : [])
    .filter((dependency) =>
      elementsNamed(dependency, 'Required').some(
        ({ attributes }) =>
          attributes.type === connectorType && attributes.schemaName === solution.documents.logicalName,
      ),
    )
    .flatMap((dependency) => elementsNamed(dependency, 'Dependent'))
    .map(({ attributes }) => attributes['id.connectionreferencelogicalname'] ?? (attributes.id ?? '').toLowerCase());

const findUndeclared = (solution: OpenedSolution): Breach[] => {
  if (solution.connectors.length > 0) return [];
  const declared = declaredIn(solution);
  return dependentsIn(solution)
    .filter((dependent) => !declared.includes(dependent))
    .map((dependent) => ({
      pointer: inZip(solution, 'solution.xml#/SolutionManifest/MissingDependencies'),
      value: declared,
      message: `It does not say that ${dependent} needs the connector ${solution.documents.logicalName}.`,
    }));
};

/** What a solution must say of the connector that lives in another one. */
export const solutionDependencyRules: readonly Rule<OpenedSolution>[] = [
  rule({
    code: 'SolutionDependencyMissing',
    demand: 'A solution without the connector lists it as a missing dependency of everything that needs it.',
    consequence: 'An import before the connector is there fails without naming what is missing.',
    fix: 'Emit it with npm run package, and do not edit the zip.',
    source: sources.exports,
    find: findUndeclared,
  }),
];
