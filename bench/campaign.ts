import { sendmode } from '../connector/sendmode.ts';
import { markdownPage, markdownTable } from '../emit/markdown.ts';
import { type CampaignFigures, type CampaignSize, isExact, measureOne } from '../test/reliability/campaign.ts';
import { updatePage } from '../test/reliability/page.ts';

const size = (
  host: CampaignSize['host'],
  people: number,
  recipientsPerMessage: number,
  latency = 200,
): CampaignSize => ({ host, people, recipientsPerMessage, latency });

/** From small to the longest loop that each host documents: 5,000 and 100,000 batches. */
const sizes: readonly CampaignSize[] = [
  size('Power Automate', 1000, 50),
  size('Power Automate', 10_000, 50),
  size('Power Automate', 500, 1),
  size('Power Automate', 500, 1, 0),
  size('Power Automate', 5000, 1),
  size('Logic Apps', 1000, 50),
  size('Logic Apps', 10_000, 50),
  size('Logic Apps', 100_000, 50),
  size('Logic Apps', 100_000, 1),
];

const tooLarge: readonly CampaignSize[] = [size('Power Automate', 5001, 1), size('Logic Apps', 100_001, 1)];

const number = (value: number): string => value.toLocaleString('en-GB');

const duration = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  const parts = [Math.floor(minutes / 60), minutes % 60, Math.round(seconds % 60)];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
};

const row = (figures: CampaignFigures): string[] => {
  const { calls: limit } = sendmode.throttling;
  return [
    figures.host,
    number(figures.people),
    String(figures.recipientsPerMessage),
    `${figures.latency} ms`,
    duration(figures.seconds),
    number(figures.calls),
    number(figures.credits),
    `${figures.mostCallsInPeriod} of ${limit}`,
    String(limit - figures.mostCallsInPeriod),
  ];
};

const head = [
  'host',
  'people',
  'for each message',
  'a call takes',
  'time to finish (h:m:s)',
  'calls',
  'credits',
  `most calls in ${sendmode.throttling.renewalPeriod} s`,
  'left for other flows',
];

const campaignText = (done: readonly CampaignFigures[], refused: readonly CampaignFigures[]): string =>
  markdownPage(
    'Everybody got one text, for one credit: the cost grows with the number of people and with nothing else, the time with the number of calls.',
    markdownTable(head, done.map(row)),
    'Beyond the longest loop that a host documents the run ends before the first text:',
    markdownTable(
      ['host', 'people', 'for each message', 'calls', 'the run says'],
      refused.map(({ host, people, recipientsPerMessage, calls, error = '' }) => [
        host,
        number(people),
        String(recipientsPerMessage),
        String(calls),
        error,
      ]),
    ),
  );

const measureAll = async (wanted: readonly CampaignSize[]): Promise<CampaignFigures[]> => {
  const done: CampaignFigures[] = [];
  for (const each of wanted) {
    console.error(`${each.host}: ${each.people} people, ${each.recipientsPerMessage} for each message`);
    done.push(await measureOne(each));
  }
  return done;
};

/** The bulk campaign up to the hosts' limits and beyond, which takes minutes of real time. Returns whether each was exact, or refused with the number. */
export const measureCampaign = async (): Promise<boolean> => {
  const done = await measureAll(sizes);
  const refused = await measureAll(tooLarge);
  const text = campaignText(done, refused);
  console.log(`Campaign\n\n${text}`);
  updatePage('campaign', text);
  const isRefused = ({ succeeded, calls, people, error = '' }: CampaignFigures) =>
    !succeeded && calls === 0 && error.includes(`${people} people make`);
  return done.every(isExact) && refused.every(isRefused);
};
