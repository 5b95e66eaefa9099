import type { Actions } from '../../emit/documents/workflow.ts';
import type { FieldValues } from '../operation.ts';

/** What differs between the hosts of the campaign. */
export interface CampaignHost {
  /** The most rounds of one loop that the host documents: a batch is a round. */
  readonly mostBatches: number;
  /** The expression of a value that whoever installs the campaign sets. */
  readonly setting: (name: 'recipientsPerMessage' | 'countryCode' | 'stopAfterProblems' | 'reportAddress') => string;
  /** Steps that send a message, the last of which is called `Send_SMS`, never repeats itself, and is followed by others. */
  readonly send: (values: FieldValues) => Actions;
}
