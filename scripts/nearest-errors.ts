import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

/** Compiles a schema whose references stay inside the published file. */
export type Compile = (schema: object) => ValidateFunction;

/** One error with the place it is about. */
export interface PlacedError {
  /** JSON pointer inside the document. */
  readonly pointer: string;
  readonly error: ErrorObject;
}

const choosing = ['oneOf', 'anyOf'];

const isInside = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

/** The choices that no other choice contains; a choice is reported after everything inside it. */
const outerChoices = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const choices = errors.filter(({ keyword }) => choosing.includes(keyword));
  return choices.filter((choice, index) =>
    choices.slice(index + 1).every((later) => !isInside(choice.instancePath, later.instancePath)),
  );
};

/** A branch is told by one name, or by two that differ in capital letters. */
const mostNames = 2;

const lacksReference = ({ keyword, params }: ErrorObject): boolean =>
  keyword === 'required' && params.missingProperty === '$ref';

/** A branch that was not meant: a reference where none is, or `in: body` where a parameter says that it is in the header. */
const isOtherBranch = (errors: readonly PlacedError[]): boolean =>
  errors.some(
    ({ pointer, error }) =>
      lacksReference(error) ||
      (['enum', 'const'].includes(error.keyword) &&
        pointer.split('/').length === 2 &&
        ((error.params.allowedValues as unknown[] | undefined) ?? []).length <= mostNames),
  );

/** The errors of each branch; undefined where a branch lies in another file, such as the meta-schema. */
const errorsOfBranches = (compile: Compile, choice: ErrorObject): (readonly PlacedError[])[] | undefined => {
  try {
    return (choice.schema as object[]).map((branch) => nearestErrors(compile, branch, choice.data));
  } catch (error) {
    if (error instanceof Ajv.MissingRefError) return undefined;
    throw error;
  }
};

/** The errors of the branch that was most likely meant: not another one by its own word, and with the fewest errors. */
const ofNearestBranch = (compile: Compile, choice: ErrorObject): readonly PlacedError[] => {
  const branches = errorsOfBranches(compile, choice);
  if (!branches) return [{ pointer: choice.instancePath, error: choice }];
  const meant = branches.filter((errors) => !isOtherBranch(errors));
  const [nearest = []] = (meant.length > 0 ? meant : branches).toSorted((a, b) => a.length - b.length);
  return nearest.map(({ pointer, error }) => ({ pointer: choice.instancePath + pointer, error }));
};

/**
 * What is wrong with a value, as few errors as possible: where none of several branches fits, the errors of the one that
 * was most likely meant, instead of those of all.
 */
export const nearestErrors = (compile: Compile, schema: object, value: unknown): readonly PlacedError[] => {
  const validate = compile(schema);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const choices = outerChoices(errors);
  const plain = errors.filter(
    (error) =>
      !choosing.includes(error.keyword) &&
      choices.every(
        (choice) => !isInside(error.instancePath, choice.instancePath) || error.parentSchema === choice.parentSchema,
      ),
  );
  return [
    ...plain.map((error) => ({ pointer: error.instancePath, error })),
    ...choices.flatMap((choice) => ofNearestBranch(compile, choice)),
  ];
};
