import type { Action, GroupField, Wrapper } from '../connector/model.ts';

/** The names of the definitions that belong to an action; identifiers, so that code generators keep them. */
export const requestName = (action: Action): string => `${action.operationId}Request`;
export const responseName = (action: Action): string => `${action.operationId}Response`;

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const requestPartName = (action: Action, part: Wrapper): string => requestName(action) + capitalised(part.name);
export const responsePartName = (action: Action, part: GroupField): string =>
  responseName(action) + capitalised(part.name);

/** The name of the body parameter; flow keys begin with it, as in `body/message/messagetext`. */
export const bodyParameterName = 'body';
