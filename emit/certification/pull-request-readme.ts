import type { Connector } from '../../connector/model.ts';
import { markdownPage } from '../markdown.ts';
import { credentials, gettingStarted, limitations, prerequisites, questions } from './sections.ts';

const deployment =
  "Run [these instructions](https://learn.microsoft.com/connectors/custom-connectors/paconn-cli) to deploy this connector as a custom connector in Power Automate and Power Apps. Remove `stackOwner` from a copy of `apiProperties.json` first: deployment refuses it. Name `script.csx` with the tool's script option.";

/**
 * `readme.md` of the connector's folder in Microsoft's repository of connectors, with the headings of its
 * `templates/certified-connectors/readme.md`.
 */
export const emitPullRequestReadme = (connector: Connector): string =>
  markdownPage(
    `# ${connector.title}`,
    `${connector.description} A call that ${connector.title} refuses fails with the reason, so that a flow can act on it.`,
    `## Publisher: ${connector.publisher}`,
    '## Prerequisites',
    prerequisites(connector),
    '## Supported Operations',
    ...connector.actions.flatMap((action) => [`### ${action.summary}`, action.description]),
    '## Obtaining Credentials',
    credentials(connector),
    '## Getting Started',
    gettingStarted(connector),
    '## Known Issues and Limitations',
    limitations(connector),
    '## Frequently Asked Questions',
    ...questions(connector).flatMap(([question, answer]) => [`### ${question}`, answer]),
    '## Deployment Instructions',
    deployment,
  );
