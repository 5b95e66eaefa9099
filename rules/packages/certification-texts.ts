import type { Place } from '../document-view.ts';
import { type Breach, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

/** The texts and documents of a submission, beside its zip. */
export interface SubmissionTexts {
  /** The text of each file, at the place where it is written. */
  readonly introduction: Place;
  readonly readme: Place;
  readonly title: string;
  readonly publisher: string;
  readonly description: string;
  /** The labels of the actions. */
  readonly summaries: readonly string[];
  /** The definition and the properties that are submitted. */
  readonly definition: Place;
  readonly properties: Place;
}

const linesOf = ({ text = '' }: Place): string[] => text.split('\n');

const headings = (file: Place): string[] => linesOf(file).filter((line) => /^#{1,3} /.test(line));

const findOrder = (file: Place, wanted: readonly string[]): Breach[] => {
  const found = headings(file);
  const kept = found.filter((heading) => wanted.includes(heading));
  return kept.join('\n') === wanted.join('\n') ? [] : [{ pointer: file.pointer, value: found }];
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

const findParagraph = ({ introduction, description }: SubmissionTexts): Breach[] => {
  const { pointer, text = '' } = introduction;
  const paragraphs = (text.split(/^## /m)[0] ?? '')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);
  const opening = paragraphs[0] ?? '';
  if (paragraphs.length !== 1 || opening.startsWith('#')) {
    return [{ pointer, value: paragraphs, message: 'It does not open with one paragraph.' }];
  }
  const count = sentences(opening).length;
  if (count > mostSentences) {
    return [{ pointer, value: opening, message: `The paragraph has ${count} sentences.` }];
  }
  return opening.includes(description)
    ? [{ pointer, value: opening, message: "The paragraph repeats the connector's description." }]
    : [];
};

/** What a line names, without what makes it a heading, an item of a list, a row of a table or bold. */
const named = (line: string): string => line.replace(/^[#\-*|\d. ]+/, '');

const listHeading = /^#{1,6} .*\b(actions|operations)\b/i;

/** So many lines in a row that open with labels of actions are a list; fewer may be advice about each. */
const fewestListed = 3;

/** The lines that stand in such a row. */
const listedIn = (lines: readonly string[], summaries: readonly string[]): readonly string[] => {
  const opens = lines.map((line) => summaries.some((summary) => named(line).startsWith(summary)));
  const isListed = (index: number): boolean =>
    Array.from({ length: fewestListed }, (_, shift) => index - shift).some((first) =>
      Array.from({ length: fewestListed }, (_, step) => opens[first + step]).every((open) => open === true),
    );
  return lines.filter((_, index) => isListed(index));
};

/** A heading that announces the actions, or a row of lines or of headings with their labels. */
const findActionList = ({ introduction, summaries }: SubmissionTexts): Breach[] => {
  const lines = linesOf(introduction).filter((line) => line.trim() !== '');
  const listed = [
    ...lines.filter((line) => listHeading.test(line)),
    ...listedIn(lines, summaries),
    ...listedIn(headings(introduction), summaries),
  ];
  return listed.length > 0 ? [{ pointer: introduction.pointer, value: [...new Set(listed)] }] : [];
};

const findOwner = ({ properties, publisher }: SubmissionTexts): Breach[] => {
  const members = properties.at('properties');
  return ['publisher', 'stackOwner']
    .map((name) => members.at(name))
    .filter((member) => member.text !== publisher || !/^[0-9a-z]+$/i.test(member.text));
};

/** What reviewers ask of the texts and documents of a submission. */
export const certificationTextRules: readonly Rule<SubmissionTexts>[] = [
  rule({
    code: 'IntroHeadingsDiffer',
    demand: `intro.md has the headings ${introHeadings.join(', ')}, in this order.`,
    fix: 'Give it these headings.',
    source: sources.submission,
    find: ({ introduction }) => findOrder(introduction, introHeadings),
  }),
  rule({
    code: 'IntroParagraphInvalid',
    demand: `intro.md opens with one paragraph of at most ${mostSentences} sentences, unlike the connector's description.`,
    fix: 'Say in a few sentences what people do with the connector.',
    source: sources.submission,
    find: findParagraph,
  }),
  rule({
    code: 'IntroListsActions',
    demand: 'intro.md has no list of actions.',
    consequence: 'The published page lists them twice: Microsoft generates the list.',
    fix: 'Take the list out.',
    source: sources.submission,
    find: findActionList,
  }),
  rule({
    code: 'ReadmeHeadingsDiffer',
    demand: 'readme.md has the headings of the template, in their order, with one for each action.',
    fix: 'Give it the headings of the template.',
    source: sources.readmeTemplate,
    find: (texts) => findOrder(texts.readme, readmeHeadings(texts)),
  }),
  rule({
    code: 'SupportEmailMissing',
    demand: "The contact has the support team's email address (certification policy 5000.3.1.4).",
    fix: 'Ask the owner of the service for it, and write it into the contact of the description.',
    source: sources.files,
    find: ({ definition }) => {
      const email = definition.at('info', 'contact', 'email');
      return email.text?.trim() ? [] : [email];
    },
  }),
  rule({
    code: 'StackOwnerMissing',
    demand: 'The properties name the publisher and the owner of the service, in letters and digits.',
    fix: 'Name both; they are the same where the publisher owns the service.',
    source: sources.submission,
    find: findOwner,
  }),
];
