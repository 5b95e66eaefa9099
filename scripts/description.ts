import type { Connector } from '../connector/model.ts';
import { type EmittedDocuments, emitDocuments } from '../emit/index.ts';
import { requestName, requestPartName, responseName, responsePartName } from '../emit/names.ts';
import { checkDescription, type EmittedName } from '../rules/description/description.ts';
import type { Finding } from '../rules/finding.ts';
import type { Verdict } from '../rules/waivers.ts';
import { descriptionFile, inOwnFile, withOrigins } from './origins.ts';
import { checkScript } from './script-check.ts';
import { ownWaivers, refuseErrors, verify } from './verify.ts';

/** The names under which the objects of a description are emitted, each with the place that it is made of. */
const emittedNames = ({ actions = [], errors = [] }: Connector): readonly EmittedName[] => [
  ...actions
    .map((action, index) => ({ action, at: ['actions', String(index)] }))
    .filter(
      ({ action: { operationId } }, index) => actions.findIndex((each) => each.operationId === operationId) === index,
    )
    .flatMap(({ action, at }): EmittedName[] => [
      ...(action.body ? [{ name: requestName(action), from: [...at, 'operationId'] }] : []),
      ...(action.body?.wrapper
        ? [{ name: requestPartName(action, action.body.wrapper), from: [...at, 'body', 'wrapper', 'name'] }]
        : []),
      { name: responseName(action), from: [...at, 'operationId'] },
      ...(action.results ?? []).flatMap((field, result) =>
        field.type === 'object'
          ? [{ name: responsePartName(action, field), from: [...at, 'results', String(result), 'name'] }]
          : [],
      ),
    ]),
  ...errors.flatMap(({ body }, index) =>
    body
      ? [
          {
            name: body.definition,
            from: ['errors', String(index), 'body', 'definition'],
            content: JSON.stringify(body),
          },
        ]
      : [],
  ),
];

/** What the rules say about the description itself: what its emitters would lose. */
export const descriptionFindings = async (connector: Connector): Promise<Finding[]> =>
  inOwnFile(checkDescription(descriptionFile, connector, emittedNames(connector)), connector);

/** The documents of a description, and what the rules say about them. */
export interface Verified {
  readonly documents: EmittedDocuments;
  readonly verdict: Verdict;
}

/**
 * Emits the documents of a description and holds both against the rules. Findings about the documents name the place in
 * the description too, which is where a person changes it.
 *
 * @param consequence what the caller does not do then, as a sentence.
 * @throws ExpectedError with every finding if the description itself cannot be emitted.
 */
const emitJudged = async (connector: Connector, consequence: string): Promise<Verified> => {
  refuseErrors(await descriptionFindings(connector), consequence);
  const documents = emitDocuments(connector);
  const { findings, waived } = await verify(documents, ownWaivers);
  return { documents, verdict: { findings: await withOrigins(findings, connector), waived } };
};

/** The same, its script left aside. @throws ExpectedError with every finding if one of them is an error. */
export const emitWithoutScript = async (connector: Connector, consequence: string): Promise<Verified> => {
  const judged = await emitJudged(connector, consequence);
  refuseErrors(judged.verdict.findings, consequence);
  return judged;
};

/**
 * Emits the documents of a description, holds both against the rules and has the script checked.
 *
 * @param scriptFile the script of the connector.
 * @param consequence what the caller does not do then, as a sentence.
 * @returns also what was checked of the script, or NOT CHECKED and why, in a line.
 * @throws ExpectedError with every finding if one of them is an error.
 */
export const emitVerified = async (
  connector: Connector,
  scriptFile: string,
  consequence: string,
): Promise<Verified & { readonly scriptSummary: string }> => {
  const judged = await emitJudged(connector, consequence);
  const script = await checkScript(scriptFile, { strict: true });
  refuseErrors([...judged.verdict.findings, ...script.findings], consequence);
  return { ...judged, scriptSummary: script.summary };
};
