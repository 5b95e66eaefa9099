import { expect, test } from 'vitest';
import { checkWorkflow } from '../../../rules/workflows/index.ts';

test.each<[string, string[]]>([
  ["@lenght('a')", ['ExpressionFunctionUnknown']],
  ["@TOLOWER('a')", []],
  ['@add(1)', ['ExpressionArgumentCount']],
  ['@if(true, 1)', ['ExpressionArgumentCount']],
  ['@and(true)', ['ExpressionArgumentCount']],
  ['@or(true)', ['ExpressionArgumentCount']],
  ["@union(createArray('a'))", ['ExpressionArgumentCount']],
  ["@intersection(createArray('a'))", ['ExpressionArgumentCount']],
  ["@mergeObjects(json('{}'))", ['ExpressionArgumentCount']],
  ['@result()', []],
  ["@result('Before', 'Later')", ['ExpressionArgumentCount']],
  ["@mergeObjects(json('{}'), json('{}'))", []],
  ["@encodeXmlName(decodeXmlName(encodeXmlValue(decodeXmlValue('a'))))", []],
  ["@utf8Length(trimByteOrderMark('a'))", []],
  ["@utf16Length('a')", []],
  ["@formatTimeSpan('01:00:00', 'hh')", []],
  ["@appsetting('REGION')", []],
])('%s', (text, codes) => {
  const triggers = { manual: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } } };
  const actions = {
    Before: { type: 'Compose', runAfter: {}, inputs: '1' },
    Here: { type: 'Compose', runAfter: { Before: ['Succeeded'] }, inputs: text },
  };
  expect(checkWorkflow('', { triggers, actions }, { paths: {} }).map(({ code }) => code)).toEqual(codes);
});
