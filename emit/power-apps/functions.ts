import type { Action, Connector } from '../../connector/model.ts';
import type { Definition } from '../documents/definition.ts';
import { type PowerFxSignature, powerFxSignatures } from './signatures.ts';

/** An action with the function that Power Apps makes of it. */
export interface PowerAppsAction {
  readonly action: Action;
  readonly signature: PowerFxSignature;
  /** The path of its formula. */
  readonly path: string;
}

/** The actions in the order of the connector, each with its function. */
export const powerAppsActions = (connector: Connector, definition: Definition): PowerAppsAction[] => {
  const signatures = new Map(powerFxSignatures(definition).map((signature) => [signature.operationId, signature]));
  return connector.actions.map((action) => {
    const signature = signatures.get(action.operationId);
    if (!signature)
      throw new Error(`The definition has no operation "${action.operationId}", which the connector describes.`);
    return { action, signature, path: `formulas/${signature.functionName}.fx` };
  });
};
