import type { SampleFlow } from '../sample-flow.ts';

/** A Logic Apps workflow to start from. */
export type SampleWorkflow = SampleFlow;
