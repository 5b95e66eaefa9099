export type { SampleFlow } from '../connector/emit/sample-flow.ts';
