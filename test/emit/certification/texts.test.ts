import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../connector/model.ts';
import { sendmode } from '../../../connector/sendmode.ts';
import { errorText } from '../../../emit/action.ts';
import { emitIntroduction } from '../../../emit/certification/intro.ts';
import { emitPullRequestReadme } from '../../../emit/certification/pull-request-readme.ts';
import { fixedDescription } from '../../connector/fixed-description.ts';

const headings = (page: string, level: string): string[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith(`${level} `))
    .map((line) => line.slice(level.length + 1));

describe('intro.md', () => {
  const page = emitIntroduction(sendmode);

  test('opens with its paragraph, without a title', () => {
    expect(page.startsWith('Sendmode delivers text messages (SMS) for businesses.')).toBe(true);
    expect(headings(page, '#')).toEqual([]);
  });

  test('has the headings that the documentation asks for', () => {
    expect(headings(page, '##')).toEqual([
      'Prerequisites',
      'How to get credentials',
      'Get started with your connector',
      'Known issues and limitations',
      'Common errors and remedies',
      'FAQ',
    ]);
  });

  test('explains every error', () => {
    for (const error of sendmode.errors) expect(page).toContain(`| ${error.status} | ${errorText(error)} |`);
  });
});

describe('readme.md', () => {
  const page = emitPullRequestReadme(sendmode);

  test("has the template's headings and one for each action", () => {
    expect(headings(page, '##')).toEqual([
      'Publisher: SendMode',
      'Prerequisites',
      'Supported Operations',
      'Obtaining Credentials',
      'Getting Started',
      'Known Issues and Limitations',
      'Frequently Asked Questions',
      'Deployment Instructions',
    ]);
    const summaries = sendmode.actions.map(({ summary }) => summary);
    expect(headings(page, '###').slice(0, summaries.length)).toEqual(summaries);
  });
});

describe('both texts', () => {
  const changed: Connector = {
    ...fixedDescription,
    title: 'Otherline',
    throttling: { calls: 7, renewalPeriod: 9, scope: 'connection' },
    connection: { ...fixedDescription.connection, label: 'Secret Word' },
    actions: fixedDescription.actions.map((action) => ({ ...action, summary: `${action.summary} Now` })),
  };

  test.each([
    ['intro.md', emitIntroduction],
    ['readme.md', emitPullRequestReadme],
  ])('take names, labels and limits in %s from the description', (_, emit) => {
    const page = emit(changed);
    expect(page).toContain('search for Otherline and choose **Send SMS Now**');
    expect(page).toContain('paste the key into **Secret Word**');
    expect(page).toContain('A connection may make 7 calls in 9 seconds.');
    expect(page).not.toContain('API Key');
    expect(page).not.toContain('100 calls');
  });

  test.each([
    ['intro.md', emitIntroduction],
    ['readme.md', emitPullRequestReadme],
  ])('say in %s which action must not be repeated, and why', (_, emit) => {
    const unsafe = sendmode.actions.filter((action) => !action.repetition.safe);
    expect(unsafe.map((action) => action.operationId)).toContain('Send_SMS');
    for (const { summary, repetition } of unsafe) {
      expect(emit(sendmode)).toContain(
        `**${summary}** must not be repeated when its outcome is unknown. ${repetition.reason}`,
      );
    }
  });
});
