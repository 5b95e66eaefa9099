import type { components } from 'sendmode-connector/types';
import type { Answer } from '../case.ts';
import type { WireForm } from '../wire-form.ts';

const advice = 'The text may have gone out. Check before you send it again.';

/** The reference that the plain call of an operation gives, where the operation has one. */
const customerIdOf = ({ example = {}, wrapper }: WireForm): string | undefined => {
  const fields = (wrapper === undefined ? example : example[wrapper]) as { readonly customerid?: string };
  return fields.customerid;
};

/** What the flow sees of a plain call that must not be repeated and whose outcome is not known. */
export const unknownOutcome = (form: WireForm, whatCame: string, statusCode?: number): Answer => {
  const customerid = customerIdOf(form);
  const body: components['schemas']['UnknownOutcome'] = {
    status: 'UNKNOWN_OUTCOME',
    ...(statusCode === undefined ? {} : { statusCode }),
    error: `${whatCame}${/[.!?]$/.test(whatCame) ? '' : '.'} ${advice}`,
    ...(customerid === undefined ? {} : { customerid }),
    correlationId: '$correlationId',
  };
  return { status: 424, body: { ...body }, by: 'script' };
};
