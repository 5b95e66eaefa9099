/** A rule on personal data in run histories. */

import type { Place } from '../document-view.ts';
import { type Breach, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { bodySchemaOf, callsConnector, operationOf } from './called.ts';
import type { Step } from './outline.ts';
import { callsIn, literalText } from './syntax.ts';
import type { Workflow } from './workflow.ts';

/** What the setting has to name for each type that has it: of two types it hides the outputs together with the inputs. */
const demanded: Readonly<Record<string, readonly string[]>> = {
  Compose: ['inputs'],
  ParseJson: ['inputs'],
  Select: ['inputs', 'outputs'],
  Query: ['inputs', 'outputs'],
  ApiConnection: ['inputs', 'outputs'],
  OpenApiConnection: ['inputs', 'outputs'],
};

/** What other steps read a step by: its name, and the variables that it gives a value to, marked by a `$`. */
const readAs = ({ name, action, type }: Step): readonly string[] => {
  const inputs = action.at('inputs');
  if (type === 'InitializeVariable') {
    return [name, ...inputs.at('variables').items.map((each) => `$${each.at('name').text ?? ''}`)];
  }
  return /Variable$/.test(type) ? [name, `$${inputs.at('name').text ?? ''}`] : [name];
};

const readBy = (step: Step, { readings }: Workflow): readonly string[] =>
  readings
    .filter((reading) => reading.step === step)
    .flatMap(({ meaning }) => callsIn(meaning))
    .flatMap(({ name, args: [argument] }) => {
      const named = literalText(argument);
      if (named === undefined || !/^(body|outputs|actions|items|variables)$/i.test(name)) return [];
      return [name.toLowerCase() === 'variables' ? `$${named}` : named];
    });

const takesBody = (step: Step, workflow: Workflow): boolean => {
  const called = callsConnector(step) ? operationOf(workflow, step) : undefined;
  return called !== undefined && bodySchemaOf(workflow, called) !== undefined;
};

/** The calls that take a body, and every step from which they have it. */
const onTheWay = (workflow: Workflow): readonly Step[] => {
  const found = new Set(workflow.steps.filter((step) => takesBody(step, workflow)));
  for (const step of found) {
    const read = readBy(step, workflow);
    for (const other of workflow.steps) if (readAs(other).some((name) => read.includes(name))) found.add(other);
  }
  return [...found];
};

const missing = (place: Place, wanted: readonly string[]): readonly Breach[] => {
  const named = place.at('runtimeConfiguration', 'secureData', 'properties').texts;
  const absent = wanted.filter((each) => !named.includes(each));
  return absent.length === 0
    ? []
    : [
        {
          pointer: place.pointer,
          value: named,
          fix: `Name ${absent.join(' and ')} in runtimeConfiguration.secureData.properties, or switch on Secure ${absent.join(' and Secure ')} in its settings.`,
        },
      ];
};

export const personalDataRules: readonly Rule<Workflow>[] = [
  rule({
    code: 'PersonalDataInRunHistory',
    severity: 'warning',
    source: sources.own,
    demand: 'A trigger that is called, a call that takes a body, and a step that hands data to it should be secured.',
    consequence: 'Numbers and texts stand in the run history, for everybody who may read it.',
    fix: 'Switch on Secure inputs and Secure outputs in its settings.',
    find: (workflow) => [
      ...workflow.definition
        .at('triggers')
        .members.filter((trigger) => trigger.at('type').text === 'Request')
        .flatMap((trigger) => missing(trigger, ['outputs'])),
      ...onTheWay(workflow).flatMap(({ type, action }) => missing(action, demanded[type] ?? [])),
    ],
  }),
];
