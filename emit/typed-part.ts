import type { Definition } from './documents/definition.ts';

const withoutLabels = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutLabels);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.startsWith('x-ms-'));
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutLabels(member)]));
};

/** What types can be made of: the definition without what only Microsoft's designers read, such as labels. */
export const typedPart = (definition: Definition): Definition => withoutLabels(definition) as Definition;
