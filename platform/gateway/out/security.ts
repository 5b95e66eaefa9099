import type { LoadedConnector } from '../../loading/connector.ts';
import { credentialsOf, type Security } from '../../loading/security.ts';
import type { Connection } from '../connections.ts';
import { withHeader } from '../message.ts';
import { type Draft, queryPart } from './draft.ts';

type Basic = Extract<Security, { kind: 'basic' }>;

const basicCredentials = (security: Basic, values: Connection['values']): string => {
  const pair = `${values.get(security.username) ?? ''}:${values.get(security.password) ?? ''}`;
  return Buffer.from(pair, 'utf8').toString('base64');
};

/**
 * The draft with the connection's key where the definition wants it, in the place of anything the caller gave there.
 * It applies to every operation, since a connection has one kind of authentication (inferred).
 */
export const applySecurity = (draft: Draft, security: Security, { values }: Connection): Draft => {
  switch (security.kind) {
    case 'none':
      return draft;
    case 'basic': {
      const credentials = `Basic ${basicCredentials(security, values)}`;
      return { ...draft, headers: withHeader(draft.headers, 'Authorization', credentials) };
    }
    case 'bearer':
      return {
        ...draft,
        headers: withHeader(draft.headers, 'Authorization', `Bearer ${values.get(security.parameter) ?? ''}`),
      };
    case 'apiKey': {
      const key = values.get(security.parameter) ?? '';
      if (security.in === 'header') return { ...draft, headers: withHeader(draft.headers, security.name, key) };
      const others = draft.query.filter(({ name }) => name !== security.name);
      return { ...draft, query: [...others, queryPart(security.name, key)] };
    }
  }
};

/** The texts that must never be shown: every secret of a connection, and how basic authentication writes them. */
export const secretsOf = ({ security, connectionParameters }: LoadedConnector, { values }: Connection): string[] => {
  const keys = security.kind === 'basic' ? [security.password] : credentialsOf(security);
  const secrets = connectionParameters
    .filter(({ type, name }) => type === 'securestring' || keys.includes(name))
    .flatMap(({ name }) => values.get(name) ?? []);
  return security.kind === 'basic' ? [basicCredentials(security, values), ...secrets] : secrets;
};
