import { Place } from '../document-view.ts';
import { inZip, type OpenedFlow, type OpenedSolution } from './solution-subject.ts';

/** A step of a flow that calls a connector: its inputs, and which connection and operation they name. */
export interface ConnectorStep {
  /** The `inputs` of the step. */
  readonly inputs: Place;
  readonly connectionName: string | undefined;
  readonly apiId: string | undefined;
  readonly operationId: string | undefined;
}

/** The flow's file as a place. */
export const flowPlace = (solution: OpenedSolution, flow: OpenedFlow): Place =>
  new Place(inZip(solution, flow.path), flow.content);

const stepsIn = (place: Place): ConnectorStep[] => {
  const host = place.at('host');
  const found = host.has('connectionName')
    ? [
        {
          inputs: place,
          connectionName: host.at('connectionName').text,
          apiId: host.at('apiId').text,
          operationId: host.at('operationId').text,
        },
      ]
    : [];
  return [...found, ...[...place.members, ...place.items].flatMap(stepsIn)];
};

/** Every step of a flow that calls a connector, triggers too, however deep it stands. */
export const connectorSteps = (solution: OpenedSolution, flow: OpenedFlow): ConnectorStep[] =>
  stepsIn(flowPlace(solution, flow).at('properties', 'definition'));
