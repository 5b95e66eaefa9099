import { markdownPage, markdownTable } from '../../../emit/markdown.ts';
import type { DeliveryFigures, End } from './delivery.ts';

const number = (value: number): string => value.toLocaleString('en-GB');

const ended =
  (end: End) =>
  ({ ends }: DeliveryFigures): string =>
    `${number(ends[end].messages)} · ${number(ends[end].sent)}`;

const rows: readonly (readonly [string, (figures: DeliveryFigures) => string])[] = [
  ['messages', ({ messages }) => number(messages)],
  ['requests for which a fault was ordered', ({ faults }) => number(faults)],
  ['calls, of these repeats by the host', ({ calls, messages }) => `${number(calls)} · ${number(calls - messages)}`],
  ['messages doubled, texts too many', ({ doubled, extraTexts }) => `${number(doubled)} · ${number(extraTexts)}`],
  ['silent losses', ({ silentLosses }) => number(silentLosses)],
  ['reported as accepted (2xx), of these sent', ended('accepted')],
  ['reported as unknown (424), of these sent', ended('unknown')],
  ['failed after all repeats, of these sent', ended('given up')],
  ['refused (another 3xx or 4xx), of these sent', ended('refused')],
];

/** What the README says about duplicates and losses. */
export const deliverySentence = (withScript: DeliveryFigures, without: DeliveryFigures): string =>
  `Of ${number(withScript.messages)} text messages, more than half of which met a fault on their way, ` +
  `${number(withScript.doubled)} were doubled and ${number(withScript.silentLosses)} lost in silence with the script; ` +
  `without it ${number(without.doubled)} were doubled and ${number(without.silentLosses)} lost in silence.`;

/** The figures of two runs that differ in nothing but the script, as a sentence and a table. */
export const deliveryText = (withScript: DeliveryFigures, without: DeliveryFigures): string =>
  markdownPage(
    deliverySentence(withScript, without),
    markdownTable(
      ['', 'with the script', 'without'],
      rows.map(([name, cell]) => [name, cell(withScript), cell(without)]),
    ),
  );
