import type { Connector } from '../../connector/model.ts';
import { markdownPage, markdownParts } from '../markdown.ts';
import { credentials, errorTable, gettingStarted, limitations, prerequisites, questions } from './sections.ts';

const introduction = ({ title }: Connector): string =>
  [
    `${title} delivers text messages (SMS) for businesses.`,
    'With this connector your flows, apps and agents reach people on their phones at the moment something happens: an appointment is near, an order has left, a system is down.',
    'Lists of customers grow as forms come in, and a person who no longer wants messages is left alone from then on.',
    'A flow can look at the remaining credits before a campaign and warn you while there is time.',
    'A call that was refused fails in the flow with the reason, and a call whose outcome nobody knows is marked as such, so that a flow does not repeat it blindly.',
  ].join(' ');

const section = (heading: string, body: string): string => markdownParts(`## ${heading}`, body);

/**
 * `intro.md`, the page that Microsoft publishes with the connector, with the headings of Microsoft Learn, "Submit your
 * connector for certification". The list of actions is generated beside it.
 */
export const emitIntroduction = (connector: Connector): string =>
  markdownPage(
    introduction(connector),
    section('Prerequisites', prerequisites(connector)),
    section('How to get credentials', credentials(connector)),
    section('Get started with your connector', gettingStarted(connector)),
    section('Known issues and limitations', limitations(connector)),
    section('Common errors and remedies', errorTable(connector)),
    section('FAQ', markdownParts(...questions(connector).flatMap(([question, answer]) => [`### ${question}`, answer]))),
  );
