import { Document } from 'yaml';
import type { Action, Connector } from '../../connector/model.ts';
import { taskDialog } from './task-dialog.ts';

/** The path of a tool, as Microsoft's extension for Visual Studio Code lays an agent out. */
export const toolPath = (action: Action): string => `actions/${action.operationId}.mcs.yml`;

/** The tool as YAML. Texts stay on one line each, since folded descriptions were reported to break an agent's tools. */
export const toolText = (connector: Connector, action: Action): string => {
  const document = new Document(taskDialog(connector, action));
  document.commentBefore = ` Name: ${action.summary}\n Description: ${action.description}`;
  return document.toString({ lineWidth: 0 });
};
