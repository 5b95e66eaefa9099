import type { JsonValue } from '../emit/documents/definition.ts';
import type { Actions, JsonObject, SetVariable, Switch } from '../emit/documents/workflow.ts';
import { value } from './expressions.ts';
import { answerText, type Outcome, outcomeOfMessage } from './outcome.ts';
import { afterAnyEnd, startWith } from './steps.ts';

/** The lists on which messages end up, each message on exactly one. */
export const lists = ['accepted', 'refused', 'notSent', 'review'] as const;
export type List = (typeof lists)[number];

const listOf: Readonly<Record<Exclude<Outcome, 'unknown'>, List>> = {
  accepted: 'accepted',
  refused: 'refused',
  throttled: 'notSent',
};

const reviewNote =
  'This message may have gone out. Look before you send it again. To keep the list, put a step here that adds a row to a table of yours.';

/** The array variables, empty. */
export const emptyLists: Actions = Object.fromEntries(
  lists.map((list) => [`List_${list}`, startWith(list, 'array', [])]),
);

export const addTo = (list: List, entry: JsonValue): SetVariable => ({
  type: 'AppendToArrayVariable',
  inputs: { name: list, value: entry },
});

/**
 * Puts a message on the list that fits its outcome; whatever is not known for certain goes to the review list. `also` is
 * what else to do for a message that was accepted and for any other.
 */
export const fileByOutcome = (
  send: string,
  message: JsonObject,
  also: (list: List) => Actions = () => ({}),
): Switch => {
  const filed = (list: List): Actions => ({
    [`Put_on_the_list_${list}`]: {
      ...addTo(list, list === 'accepted' ? message : { ...message, answer: value(answerText) }),
      ...(list === 'review' ? { description: reviewNote } : {}),
    },
    ...also(list),
  });
  return {
    type: 'Switch',
    runAfter: afterAnyEnd(send),
    expression: value(outcomeOfMessage),
    cases: Object.fromEntries(
      Object.entries(listOf).map(([outcome, list]) => [`Was_${outcome}`, { case: outcome, actions: filed(list) }]),
    ),
    default: { actions: filed('review') },
  };
};

/** The lists as one object. */
export const allLists: JsonObject = Object.fromEntries(lists.map((list) => [list, `@variables('${list}')`]));
