import type { Operation, ValueParameter } from '../../../definition/operations.ts';
import type { LoadedConnector } from '../../loading/connector.ts';
import type { LeftOut } from '../../loading/left-out.ts';
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

/** A path value as the caller encodes it: twice where the definition says so. */
export const encodePathValue = ({ encodings }: Pick<ValueParameter, 'encodings'>, text: string): string =>
  encodings === 2 ? encodeURIComponent(encodeURIComponent(text)) : encodeURIComponent(text);

/** A path template with its values, which are encoded already. */
export const fillPath = (template: string, values: ReadonlyMap<string, string>): string =>
  template.replace(/\{([^}]+)\}/g, (placeholder, name: string) => values.get(name) ?? placeholder);

const literalLength = (path: string): number => path.replace(/\{[^}]+\}/g, '').length;

const known = (operations: readonly Operation[]): string =>
  operations.map(({ method, path, operationId }) => `${method} ${path} (${operationId})`).join(', ');

/** The refusal of an operation that does not run here, in the words of the start. */
export const refuseLeftOut = ({ sentence }: LeftOut): Refusal =>
  new Refusal(501, 'OperationLeftOut', `${sentence} Nothing was sent.`);

/**
 * Finds the operation. Of several paths that match, the one with the most literal text wins.
 *
 * @throws Refusal 404 that names the operations there are, 405 with `Allow` if only the method is wrong, or 501 if the
 * operation does not run here.
 */
export const findRoute = ({ operations, leftOut }: LoadedConnector, method: string, path: string): Route => {
  const routes = [...operations, ...leftOut.map(({ operation }) => operation)]
    .flatMap((operation) => {
      const pathValues = matchPath(operation.path, path);
      return pathValues ? [{ operation, pathValues }] : [];
    })
    .sort((first, second) => literalLength(second.operation.path) - literalLength(first.operation.path));
  const found = routes.find(({ operation }) => operation.method === method);
  const missing = leftOut.find(({ operation }) => operation === found?.operation);
  if (missing) throw refuseLeftOut(missing);
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
