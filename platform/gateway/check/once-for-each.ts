import type { Definition } from '../../../definition/document.ts';
import type { Operation } from '../../../definition/operations.ts';

type Make<Made> = (document: Definition, operations: readonly Operation[]) => Made;

/** Makes something of a definition and its operations, and keeps it for as long as both are there: compiling takes long. */
export const onceForEach = <Made>(make: Make<Made>): Make<Made> => {
  const made = new WeakMap<readonly Operation[], { readonly document: Definition; readonly value: Made }>();
  return (document, operations) => {
    const known = made.get(operations);
    if (known?.document === document) return known.value;
    const value = make(document, operations);
    made.set(operations, { document, value });
    return value;
  };
};
