import type { Action, Connector } from '../../connector/model.ts';
import { errorsOf, refusalsOf, unknownOutcomeOf } from '../action.ts';
import { block, powerFxLiteral, powerFxName } from './literal.ts';
import type { PowerFxSignature } from './signatures.ts';

/** The collection of calls whose outcome is unknown. */
export const reviewCollection = ({ name }: Connector): string => `${name}Review`;

/** Shows a text, given as an expression. */
export const notify = (message: string, type: 'Error' | 'Success' | 'Warning'): string =>
  `Notify(${message}, NotificationType.${type})`;

const httpStatus = 'FirstError.Details.HttpStatusCode';

/** Stands before the status in the message of the open engine: "… returned an HTTP error with code 403 (Forbidden)." */
const beforeStatus = 'error with code ';
const found = `Find(${powerFxLiteral(beforeStatus)}, FirstError.Message)`;

/**
 * The status as a text, empty where there is none. As a text, because the number is a Float, which no Switch compares
 * with a literal where literals are Decimal. From the message where the details are blank, as the open engine leaves them.
 */
const statusText = block(
  'If(',
  [
    `!IsBlank(${httpStatus}) && ${httpStatus} <> 0`,
    `Text(${httpStatus})`,
    `!IsBlank(${found})`,
    `Mid(FirstError.Message, ${found} + ${beforeStatus.length}, 3)`,
    '""',
  ],
  ')',
);

const keepForReview = (connector: Connector, { required }: PowerFxSignature): string =>
  `Collect(${reviewCollection(connector)}, {at: Now(), ${required.map(({ name }) => `${powerFxName(name)}: ${powerFxName(name)}`).join(', ')}})`;

/** Of an action that must not be repeated, only a 4xx other than 408 and 424 is certain not to have taken effect. */
const refusedOrUnknown = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const refused = `${powerFxLiteral(`${action.summary} was refused with status `)} & status & ". Nothing was sent."`;
  const unknown = unknownOutcomeOf(connector, action)?.description ?? connector.defaultErrorDescription;
  return block(
    'If(',
    [
      'Left(status, 1) = "4" && status <> "408" && status <> "424"',
      notify(refused, 'Error'),
      `${keepForReview(connector, signature)};\n${notify(powerFxLiteral(unknown), 'Warning')}`,
    ],
    ')',
  );
};

/**
 * What to do when a call fails. Power Apps shows no body of an error, so its status is all there is to go by (Microsoft's
 * reference of IfError, `Details`). Where the action must not be repeated, a call whose outcome is unknown is kept.
 */
export const onFailure = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const { safe } = action.repetition;
  const told = safe ? errorsOf(connector, action) : refusalsOf(connector, action);
  const branches = [
    'status',
    ...told.map(({ status, description }) => `"${status}", ${notify(powerFxLiteral(description), 'Error')}`),
    safe
      ? notify(`${powerFxLiteral(`${action.summary} failed. `)} & reason`, 'Error')
      : refusedOrUnknown(connector, action, signature),
  ];
  const known = block('{', [`status: ${statusText}`, ...(safe ? ['reason: FirstError.Message'] : [])], '}');
  return block('With(', [known, block('Switch(', branches, ')')], ')');
};
