import { Place } from '../document-view.ts';
import type { PackageBreach, PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';

/** The texts and documents of a submission, beside its zip. */
export interface SubmissionTexts {
  readonly introduction: string;
  readonly readme: string;
  readonly title: string;
  readonly publisher: string;
  readonly description: string;
  /** The labels of the actions. */
  readonly summaries: readonly string[];
  readonly definition: unknown;
  readonly properties: unknown;
}

const introductionFile = 'intro.md';
const readmeFile = 'readme.md';

const headings = (text: string): string[] => text.split('\n').filter((line) => /^#{1,3} /.test(line));

const findOrder = (pointer: string, found: readonly string[], wanted: readonly string[]): PackageBreach[] => {
  const kept = found.filter((heading) => wanted.includes(heading));
  return kept.join('\n') === wanted.join('\n') ? [] : [{ pointer, value: found }];
};

const introHeadings = [
  '## Prerequisites',
  '## How to get credentials',
  '## Get started with your connector',
  '## Known issues and limitations',
  '## Common errors and remedies',
  '## FAQ',
];

const readmeHeadings = ({ title, publisher, summaries }: SubmissionTexts): string[] => [
  `# ${title}`,
  `## Publisher: ${publisher}`,
  '## Prerequisites',
  '## Supported Operations',
  ...summaries.map((summary) => `### ${summary}`),
  '## Obtaining Credentials',
  '## Getting Started',
  '## Known Issues and Limitations',
  '## Frequently Asked Questions',
  '## Deployment Instructions',
];

const mostSentences = 8;

const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+/).filter((part) => part !== '');

const findParagraph = ({ introduction, description }: SubmissionTexts): PackageBreach[] => {
  const paragraphs = (introduction.split(/^## /m)[0] ?? '')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);
  const opening = paragraphs[0] ?? '';
  if (paragraphs.length !== 1 || opening.startsWith('#')) {
    return [{ pointer: introductionFile, value: paragraphs, message: 'It does not open with one paragraph.' }];
  }
  const count = sentences(opening).length;
  if (count > mostSentences) {
    return [{ pointer: introductionFile, value: opening, message: `The paragraph has ${count} sentences.` }];
  }
  return opening.includes(description)
    ? [{ pointer: introductionFile, value: opening, message: "The paragraph repeats the connector's description." }]
    : [];
};

/** Two lines or more that open with the label of an action are a list of actions; one alone may be advice. */
const findActionList = ({ introduction, summaries }: SubmissionTexts): PackageBreach[] => {
  const listed = introduction
    .split('\n')
    .filter((line) => summaries.some((summary) => line.replace(/^[#\-*|\d. ]+/, '').startsWith(summary)));
  return listed.length > 1 ? [{ pointer: introductionFile, value: listed }] : [];
};

const findTestConnection = ({ definition }: SubmissionTexts): PackageBreach[] => {
  const root = new Place('apiDefinition.swagger.json', definition);
  const test = root.at('x-ms-capabilities', 'testConnection');
  const operationId = test.at('operationId');
  const operations = root.at('paths').members.flatMap((path) => path.members.map((each) => ({ path, each })));
  const found = operations.find(({ each }) => each.at('operationId').text === operationId.text);
  const get = found?.path.has('get') && found.path.at('get').at('operationId').text === operationId.text;
  const required =
    found?.each.at('parameters').items.filter((parameter) => parameter.at('required').value === true) ?? [];
  const { pointer, value } = operationId;
  if (operationId.text === undefined || !get) {
    return [{ pointer, value, message: 'It does not name an operation that is read with GET.' }];
  }
  return required.length > 0
    ? [
        {
          pointer,
          value,
          message: `The operation requires ${required.map((each) => each.at('name').text).join(', ')}.`,
        },
      ]
    : [];
};

const findOwner = ({ properties, publisher }: SubmissionTexts): PackageBreach[] => {
  const members = new Place('apiProperties.json', properties).at('properties');
  return ['publisher', 'stackOwner']
    .map((name) => members.at(name))
    .filter((member) => member.text !== publisher || !/^[0-9a-z]+$/i.test(member.text))
    .map(({ pointer, value }) => ({ pointer, value }));
};

/** What reviewers ask of the texts and documents of a submission. */
export const certificationTextRules: readonly PackageRule<SubmissionTexts>[] = [
  {
    code: 'IntroHeadingsDiffer',
    severity: 'error',
    demand: `intro.md has the headings ${introHeadings.join(', ')}, in this order.`,
    consequence: 'The submission is sent back.',
    fix: 'Give it these headings.',
    source: packageSources.submission,
    find: ({ introduction }) => findOrder(introductionFile, headings(introduction), introHeadings),
  },
  {
    code: 'IntroParagraphInvalid',
    severity: 'error',
    demand: `intro.md opens with one paragraph of at most ${mostSentences} sentences, unlike the connector's description.`,
    consequence: 'The submission is sent back.',
    fix: 'Say in a few sentences what people do with the connector.',
    source: packageSources.submission,
    find: findParagraph,
  },
  {
    code: 'IntroListsActions',
    severity: 'error',
    demand: 'intro.md has no list of actions.',
    consequence: 'The published page lists them twice: Microsoft generates the list.',
    fix: 'Take the list out.',
    source: packageSources.submission,
    find: findActionList,
  },
  {
    code: 'ReadmeHeadingsDiffer',
    severity: 'error',
    demand: 'readme.md has the headings of the template, in their order, with one for each action.',
    consequence: 'The pull request is sent back.',
    fix: 'Give it the headings of the template.',
    source: packageSources.readmeTemplate,
    find: (texts) => findOrder(readmeFile, headings(texts.readme), readmeHeadings(texts)),
  },
  {
    code: 'TestConnectionInvalid',
    severity: 'error',
    demand: 'The definition names an operation that tests a connection: a GET that requires nothing.',
    consequence: 'The submission is sent back.',
    fix: 'Name such an operation in x-ms-capabilities.',
    source: packageSources.testConnection,
    find: findTestConnection,
  },
  {
    code: 'StackOwnerMissing',
    severity: 'error',
    demand: 'The properties name the publisher and the owner of the service, in letters and digits.',
    consequence: 'The submission is sent back.',
    fix: 'Name both; they are the same where the publisher owns the service.',
    source: packageSources.submission,
    find: findOwner,
  },
];
