import { enclosing, type Scope, type Step } from './outline.ts';

/** Whether one action of a scope runs only after another one has ended, directly or through others. */
const follows = (scope: Scope, later: string, earlier: string, seen: readonly string[] = []): boolean => {
  const before = scope.actions.at(later, 'runAfter').keys.filter((name) => !seen.includes(name));
  return before.some((name) => name === earlier || follows(scope, name, earlier, [...seen, ...before]));
};

/** Whether a step waits for itself. */
export const isInCircle = (step: Step): boolean => follows(step.scope, step.name, step.name);

/** How a step stands to a later one that refers to it. */
export type Order = 'before' | 'not before' | 'inside a loop';

/**
 * Whether `earlier` has ended when `later` runs: the two, or the steps around them, follow each other in one scope. A
 * step inside a For each that does not also hold `later` runs many times, so it cannot be referred to.
 */
export const orderOf = (earlier: Step, later: Step): Order => {
  const laterAndAround = enclosing(later);
  const inLoops: Step[] = [];
  for (const step of enclosing(earlier)) {
    if (step !== earlier) inLoops.push(step);
    const sibling = laterAndAround.find((other) => other.scope.actions.pointer === step.scope.actions.pointer);
    if (!sibling) continue;
    if (inLoops.some((loop) => loop.type === 'Foreach')) return 'inside a loop';
    return sibling.name !== step.name && follows(step.scope, sibling.name, step.name) ? 'before' : 'not before';
  }
  return 'not before';
};
