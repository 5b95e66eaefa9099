import type { Operation, ValueParameter } from '../../../definition/operations.ts';
import type { LoadedConnector } from '../../loading/connector.ts';
import type { LeftOut } from '../../loading/left-out.ts';
import { Refusal } from '../../refusal.ts';

/** The operation that a method and path mean, and its path parameters as they were encoded. */
export interface Route {
  readonly operation: Operation;
  readonly pathValues: ReadonlyMap<string, string>;
}

/**
 * Finds the operation. Of several paths that match, the one with the most literal text wins.
 *
 * @throws Refusal 404 that names the operations there are, 405 with `Allow` if only the method is wrong, or 501 if the
 * operation does not run here.
 */
export type FindRoute = (method: string, path: string) => Route;

/** A path value as the caller encodes it: twice where the definition says so. */
export const encodePathValue = ({ encodings }: Pick<ValueParameter, 'encodings'>, text: string): string =>
  encodings === 2 ? encodeURIComponent(encodeURIComponent(text)) : encodeURIComponent(text);

const placeholders = /\{([^}]+)\}/g;

/** A path template with its values, which are encoded already. */
export const fillPath = (template: string, values: ReadonlyMap<string, string>): string =>
  template.replace(placeholders, (placeholder, name: string) => values.get(name) ?? placeholder);

const literalsOf = (template: string): string[] => template.split(/\{[^}]+\}/);

const literalLength = ({ path }: Operation): number => literalsOf(path).join('').length;

/** Reads a path by a template: a value is what stands between two slashes, or a part of it. */
const matcher = (operation: Operation): ((path: string) => Route | undefined) => {
  const names = [...operation.path.matchAll(placeholders)].map(([, name = '']) => name);
  if (names.length === 0) {
    const route = { operation, pathValues: new Map<string, string>() };
    return (path) => (path === operation.path ? route : undefined);
  }
  const literals = literalsOf(operation.path).map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`^${literals.join('([^/]*?)')}$`);
  return (path) => {
    const found = pattern.exec(path);
    return found ? { operation, pathValues: new Map(names.map((name, at) => [name, found[at + 1] ?? ''])) } : undefined;
  };
};

const known = (operations: readonly Operation[]): string =>
  operations.map(({ method, path, operationId }) => `${method} ${path} (${operationId})`).join(', ');

/** The refusal of an operation that does not run here, in the words of the start. */
export const refuseLeftOut = ({ sentence }: LeftOut): Refusal =>
  new Refusal(501, 'OperationLeftOut', `${sentence} Nothing was sent.`);

const refuse = (
  operations: readonly Operation[],
  allowed: readonly string[],
  method: string,
  path: string,
): Refusal => {
  if (allowed.length === 0) {
    return new Refusal(
      404,
      'OperationNotFound',
      `Unable to match incoming request to an operation: there is no ${method} ${path.slice(0, 200)}. Nothing was sent. There is: ${known(operations)}.`,
    );
  }
  const allow = [...new Set(allowed)].join(', ');
  return new Refusal(
    405,
    'MethodNotAllowed',
    `${path.slice(0, 200)} does not take ${method}. Nothing was sent. Use ${allow}.`,
    { headers: [['allow', allow]] },
  );
};

/** Reads the paths of a connector once for all calls. */
export const createRoutes = ({ operations, leftOut }: LoadedConnector): FindRoute => {
  const matchers = [...operations, ...leftOut.map(({ operation }) => operation)]
    .sort((first, second) => literalLength(second) - literalLength(first))
    .map((operation) => ({ method: operation.method, match: matcher(operation) }));
  return (method, path) => {
    for (const each of matchers) {
      const found = each.method === method ? each.match(path) : undefined;
      if (!found) continue;
      const missing = leftOut.find(({ operation }) => operation === found.operation);
      if (missing) throw refuseLeftOut(missing);
      return found;
    }
    throw refuse(
      operations,
      matchers.filter(({ match }) => match(path)).map((each) => each.method),
      method,
      path,
    );
  };
};
