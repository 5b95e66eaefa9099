import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What begins first, in this order. The busiest keep both cores to themselves at the start, so that what measures seconds
 * runs beside lighter ones; what mostly waits comes next, so that the rest fills the time and nothing is waited for at the end.
 */
const first = [
  ...['script/heavy-answers', 'script/host-build', 'rules/rules', 'scripts/taken-over', 'scripts/environment'],
  ...['script/host-frozen', 'reliability/fault-matrix', 'contract/contract', 'script/host-processes'],
  ...['script/once-only', 'script/hostile-platform', 'scripts/minimal-connectors', 'reliability/delivery'],
  ...['script/wire', 'sendmode/wire', 'platform/gateway/after-answer', 'script/host-outcomes'],
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = first.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return rank < 0 ? first.length : rank;
};

/** The order in which files begin: those that are known to be long, then the others as vitest orders them. */
export class OrderOfFiles extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted].sort((one, other) => rankOf(one) - rankOf(other));
  }
}
