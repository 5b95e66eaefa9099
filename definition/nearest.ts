const distance = (first: string, second: string): number => {
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let i = 1; i <= first.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= second.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (first[i - 1] === second[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[second.length] ?? 0;
};

/**
 * The name that was probably meant: one that ends in the given one (`messagetext` for `body/message/messagetext`), or
 * one that differs by a third of its letters at most. Undefined if none is near.
 */
export const nearest = (given: string, names: readonly string[]): string | undefined => {
  const wanted = given.toLowerCase().slice(0, 200);
  const ending = names.find((name) => name.toLowerCase().endsWith(`/${wanted}`));
  if (ending !== undefined) return ending;
  const ranked = names
    .map((name) => ({ name, steps: distance(wanted, name.toLowerCase()) }))
    .sort((first, second) => first.steps - second.steps);
  const best = ranked[0];
  return best && best.steps <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
};
