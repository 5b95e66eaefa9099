import type { Connector } from '../../connector/model.ts';
import type { Actions } from '../../emit/documents/workflow.ts';
import { requested, value } from '../expressions.ts';
import { allLists } from '../lists.ts';
import { duplicates, setAside } from '../recipients.ts';
import { afterAnyEnd, fail, holds } from '../steps.ts';
import type { CampaignHost } from './host.ts';

const nothingOn = (list: string): string => `empty(variables('${list}'))`;
const succeeded = (action: string): string => `equals(actions('${action}')?['status'], 'Succeeded')`;

/** Nobody was reached, or something is to be done for somebody. */
const needsALook = (after: string): string => {
  const well = [
    `not(${nothingOn('accepted')})`,
    ...['refused', 'notSent', 'review'].map(nothingOn),
    `equals(${setAside}, json('[]'))`,
    ...[after, 'Deliver_report'].map(succeeded),
  ];
  return `not(and(${well.join(', ')}))`;
};

/**
 * What became of everybody, in the run history and, where an address is set, posted there as JSON. The run ends as failed
 * when it reached nobody, when anybody was set aside or any batch was not accepted, when a step before failed, or when the
 * report could not be delivered.
 */
export const report = (connector: Connector, host: CampaignHost, after: string): Actions => ({
  Report: {
    type: 'Compose',
    runAfter: afterAnyEnd(after),
    inputs: {
      campaign: value(requested('campaign')),
      run: "@workflow()?['run']?['name']",
      asked: value(`length(${requested('recipients')})`),
      duplicates: value(duplicates),
      suppressed: "@body('On_the_suppression_list')",
      notMobileNumbers: value(setAside),
      ...allLists,
    },
  },
  Deliver_report: {
    type: 'If',
    expression: holds(`not(empty(${host.setting('reportAddress')}))`),
    actions: {
      Post_report: {
        type: 'Http',
        description: 'May be repeated: the run in the report says which reports are the same.',
        inputs: {
          method: 'POST',
          uri: value(host.setting('reportAddress')),
          headers: { [connector.contentType.name]: connector.contentType.value },
          body: "@outputs('Report')",
        },
      },
    },
  },
  Needs_a_look: {
    type: 'If',
    runAfter: afterAnyEnd('Deliver_report'),
    expression: holds(needsALook(after)),
    actions: {
      Campaign_needs_a_look: fail(
        'CAMPAIGN_NEEDS_A_LOOK',
        `Batches accepted: @{length(variables('accepted'))}, refused: @{length(variables('refused'))}, not sent: @{length(variables('notSent'))}, to review: @{length(variables('review'))}. Entries that are no mobile numbers: @{length(coalesce(${setAside}, json('[]')))}. The step Report has the details.`,
      ),
    },
  },
});
