import { enclosing, type Place } from './outline.ts';

/** Whether one action of a scope runs only after another one has ended, directly or through others. */
const follows = (scope: Place['scope'], later: string, earlier: string, seen: readonly string[] = []): boolean => {
  const before = Object.keys(scope.actions[later]?.runAfter ?? {}).filter((name) => !seen.includes(name));
  return before.some((name) => name === earlier || follows(scope, name, earlier, [...seen, ...before]));
};

/** Whether an action waits for itself. */
export const isInCircle = (place: Place): boolean => follows(place.scope, place.name, place.name);

/** How an action stands to a later one that refers to it. */
export type Order = 'before' | 'not before' | 'inside a loop';

/**
 * Whether `earlier` has ended when `later` runs: the two, or the actions around them, follow each other in one scope. An
 * action inside a For each that does not also hold `later` runs many times, so it cannot be referred to.
 */
export const orderOf = (earlier: Place, later: Place): Order => {
  const laterAndAround = enclosing(later);
  const inLoops: Place[] = [];
  for (const place of enclosing(earlier)) {
    if (place !== earlier) inLoops.push(place);
    const sibling = laterAndAround.find((other) => other.scope === place.scope);
    if (!sibling) continue;
    if (inLoops.some((loop) => loop.action.type === 'Foreach')) return 'inside a loop';
    return sibling !== place && follows(place.scope, sibling.name, place.name) ? 'before' : 'not before';
  }
  return 'not before';
};
