import type { Definition } from '../../emit/documents/definition.ts';
import type { WorkflowDefinition } from '../../emit/documents/workflow.ts';
import { type Finding, showValue } from '../finding.ts';
import { outline, textsOf } from './outline.ts';
import type { Problem } from './problem.ts';
import { type Declared, referenceProblems } from './references.ts';
import { answerProblems, operationProblems } from './sending.ts';
import { structureProblems } from './structure.ts';
import { read } from './syntax.ts';

/**
 * What is wrong with a workflow definition of either host: expressions that do not parse or refer to what is not there yet,
 * actions in a place where they may not stand, calls that do not fit the connector's definition, and messages that could go
 * out twice. Nothing here runs the workflow. Empty when nothing is wrong.
 */
export const checkWorkflow = (definition: WorkflowDefinition, api: Definition): Problem[] => {
  const places = outline(definition);
  const declared: Declared = { definition, places };
  return places.flatMap((place) => [
    ...structureProblems(place, declared),
    ...operationProblems(api, place, declared),
    ...textsOf(place)
      .map(read)
      .flatMap((reading) => [
        ...reading.problems,
        ...referenceProblems(place, reading, declared),
        ...answerProblems(api, reading, declared),
      ]),
  ]);
};

/** The problems of a workflow as findings, which every check of this project prints alike. */
export const workflowFindings = (name: string, definition: WorkflowDefinition, api: Definition): Finding[] =>
  checkWorkflow(definition, api).map((problem) => ({
    ...problem,
    severity: 'error',
    pointer: `${name}#${problem.pointer}`,
    value: showValue(problem.value),
    source: 'Microsoft Learn, Azure Logic Apps (https://learn.microsoft.com/azure/logic-apps/)',
  }));
