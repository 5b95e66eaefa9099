import type { Operation } from '../../../definition/operations.ts';
import type { LoadedConnector } from '../../loading/connector.ts';
import { Refusal } from '../../refusal.ts';

/** The operation that a method and path mean, and its path parameters as they were encoded. */
export interface Route {
  readonly operation: Operation;
  readonly pathValues: ReadonlyMap<string, string>;
}

const matchPath = (template: string, path: string): Map<string, string> | undefined => {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, step] of wanted.entries()) {
    const text = given[index] ?? '';
    const names = [...step.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
    if (names.length === 0) {
      if (step !== text) return undefined;
      continue;
    }
    const literals = step.split(/\{[^}]+\}/).map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const found = new RegExp(`^${literals.join('(.*?)')}$`, 's').exec(text);
    if (!found) return undefined;
    names.forEach((name, position) => {
      values.set(name, found[position + 1] ?? '');
    });
  }
  return values;
};

const placeholders = (path: string): number => path.split('{').length - 1;

const known = (operations: readonly Operation[]): string =>
  operations.map(({ method, path, operationId }) => `${method} ${path} (${operationId})`).join(', ');

/**
 * Finds the operation. A path without placeholders wins over one with them.
 *
 * @throws Refusal 404 that names the operations there are, or 405 with `Allow` if only the method is wrong.
 */
export const findRoute = ({ operations }: LoadedConnector, method: string, path: string): Route => {
  const routes = operations
    .flatMap((operation) => {
      const pathValues = matchPath(operation.path, path);
      return pathValues ? [{ operation, pathValues }] : [];
    })
    .sort((first, second) => placeholders(first.operation.path) - placeholders(second.operation.path));
  const found = routes.find(({ operation }) => operation.method === method);
  if (found) return found;
  if (routes.length === 0) {
    throw new Refusal(
      404,
      'OperationNotFound',
      `Unable to match incoming request to an operation: there is no ${method} ${path.slice(0, 200)}. Nothing was sent. There is: ${known(operations)}.`,
    );
  }
  const allowed = [...new Set(routes.map(({ operation }) => operation.method))].join(', ');
  throw new Refusal(
    405,
    'MethodNotAllowed',
    `${path.slice(0, 200)} does not take ${method}. Nothing was sent. Use ${allowed}.`,
    { headers: [['allow', allowed]] },
  );
};
