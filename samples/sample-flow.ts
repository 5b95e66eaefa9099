export type { SampleFlow } from '../emit/sample-flow.ts';
