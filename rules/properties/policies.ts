/** Rules on policies and on the list of operations that the script serves. */

import { nameOf, operationIdsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import type { PropertiesFile } from '../subjects.ts';
import { type PolicyTemplate, policyTemplate, policyTemplateIds } from './policy-templates.ts';

const prefix = 'x-ms-apimTemplateParameter.';
const section = 'x-ms-apimTemplate-policySection';
const operations = 'x-ms-apimTemplate-operationName';

const allSections = ['Request', 'Response', 'Failure'];

/** The keys that a policy of this template may have; a template without sections has no key for one. */
const parameterKeys = ({ required, optional, sections }: PolicyTemplate): readonly string[] => [
  ...[...required, ...optional].map((name) => prefix + name),
  ...(sections.length > 0 ? [section] : []),
  operations,
];

const instancesOf = (properties: Place): readonly Place[] =>
  properties.at('properties', 'policyTemplateInstances').items;

const templateOf = (instance: Place): PolicyTemplate | undefined =>
  policyTemplate(instance.at('templateId').text ?? '');

/** Every parameter is a text but one, whose members are the parameters of the query. */
const isGiven = (parameter: Place): boolean =>
  nameOf(parameter) === `${prefix}triggerConfig` ? parameter.isObject : parameter.text !== undefined;

const outside = (place: Place, allowed: readonly string[]): readonly Place[] =>
  place.isMissing || allowed.includes(place.text ?? '') ? [] : [place];

const notOperations = (list: Place, definition: Place | undefined): readonly Breach[] => {
  if (!definition) return [];
  const ids = operationIdsOf(definition);
  return list.items
    .filter(({ text }) => text === undefined || !ids.has(text))
    .map((place) => ({ ...placed(place), fix: `Name one of: ${[...ids].join(', ')}.` }));
};

export const policyRules: readonly Rule<PropertiesFile>[] = [
  rule({
    code: 'PolicyTemplateNotKnown',
    source: sources.policies,
    demand: 'A policy must use a template that the platform has.',
    consequence: "Microsoft's schema refuses the file.",
    fix: `Use one of: ${policyTemplateIds.join(', ')}.`,
    find: ({ properties }) =>
      instancesOf(properties)
        .filter((instance) => !templateOf(instance))
        .map((instance) => instance.at('templateId')),
  }),
  rule({
    code: 'PolicyParameterMissing',
    source: sources.propertiesSchema,
    demand: 'A policy must have every parameter that its template requires, as a text (triggerConfig as an object).',
    fix: 'Add the parameter.',
    find: ({ properties }) =>
      instancesOf(properties).flatMap((instance) =>
        (templateOf(instance)?.required ?? [])
          .map((name) => instance.at('parameters', prefix + name))
          .filter((parameter) => !isGiven(parameter)),
      ),
  }),
  rule({
    code: 'PolicyParameterNotKnown',
    source: sources.propertiesSchema,
    demand: 'A policy must have only parameters that its template knows.',
    fix: 'Correct or remove the parameter.',
    find: ({ properties }) =>
      instancesOf(properties).flatMap((instance) => {
        const template = templateOf(instance);
        const known = template ? parameterKeys(template) : undefined;
        return instance
          .at('parameters')
          .keys.filter((key) => known && !known.includes(key))
          .map((key) => ({ ...placed(instance.at('parameters', key)), value: key }));
      }),
  }),
  rule({
    code: 'PolicyValueNotValid',
    source: sources.policies,
    demand:
      'The section of a policy is Request or Response (of setheader also Failure), and existsAction is override, skip or append.',
    consequence: "Microsoft's schema refuses the file.",
    fix: 'Use one of these values.',
    find: ({ properties }) =>
      instancesOf(properties).flatMap((instance) => {
        return [
          ...outside(instance.at('parameters', section), templateOf(instance)?.sections ?? allSections),
          ...outside(instance.at('parameters', `${prefix}existsAction`), ['override', 'skip', 'append']),
        ];
      }),
  }),
  rule({
    code: 'PolicyOperationNotFound',
    severity: 'warning',
    source: sources.policies,
    demand: 'Every operation that a policy names should exist.',
    consequence: 'The policy does not run for the action that was meant.',
    fix: 'Correct the operation id.',
    find: ({ properties, definition }) =>
      instancesOf(properties).flatMap((instance) => notOperations(instance.at('parameters', operations), definition)),
  }),
  rule({
    code: 'ScriptOperationNotFound',
    severity: 'warning',
    source: sources.commandLine,
    demand: 'Every operation in scriptOperations should exist.',
    consequence: 'The script does not run for the action that was meant.',
    fix: 'Correct the operation id.',
    find: ({ properties, definition }) => notOperations(properties.at('properties', 'scriptOperations'), definition),
  }),
  rule({
    code: 'InvalidScriptDefinitionUrlWithNonNullOperations',
    source: sources.commandLine,
    demand: 'A connector that names scriptOperations must have a script.',
    consequence: 'The deployment service refuses the connector.',
    fix: 'Add script.csx, or remove scriptOperations.',
    find: ({ properties, hasScript }) =>
      hasScript === false
        ? [properties.at('properties', 'scriptOperations')].filter(({ items }) => items.length > 0)
        : [],
  }),
];
