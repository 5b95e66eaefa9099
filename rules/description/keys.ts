import { nearest } from '../../definition/nearest.ts';
import type { Place } from '../document-view.ts';
import { type Breach, placed } from '../rule.ts';
import { actionsOf, errorsOf, fieldGroups } from './view.ts';

const named = 'name label description extension onlyInFailures';

/** The keys that the model has for each kind of object; whoever adds one to the model adds it here. */
const known = {
  connector:
    'name title description version releaseStatus publisher contact website privacyPolicy categories brandColor host basePath connection availability apiChoice throttling contentType errors defaultErrorDescription testConnection actions codes assumptions outcome',
  contact: 'name url email',
  connection: 'name header label description tooltip',
  availability: 'service class regions',
  apiChoice: 'name header label description tooltip values extension',
  choiceValue: 'value label description host',
  throttling: 'calls renewalPeriod scope',
  contentType: 'name label description value',
  action:
    'operationId summary description modelDescription method path visibility contentTypeRequired repetition body resultDescription results extension',
  repetition: 'safe reason',
  body: 'description wrapper fields besideWrapper',
  wrapper: 'name description',
  field: `${named} type example itemDescription required visibility dateForm typeIsOpen fields`,
  error: 'status description advice body example onlyUnlessRepeatable onlyIfRepeatable',
  errorBody: 'definition description fields',
} as const;

type Kind = keyof typeof known;

/** Every object of the description with what it is. */
const objectsIn = (description: Place): readonly (readonly [Kind, Place])[] => [
  ['connector', description],
  ['contact', description.at('contact')],
  ['connection', description.at('connection')],
  ...description.at('availability').items.map((each): [Kind, Place] => ['availability', each]),
  ['apiChoice', description.at('apiChoice')],
  ...description.at('apiChoice', 'values').items.map((value): [Kind, Place] => ['choiceValue', value]),
  ['throttling', description.at('throttling')],
  ['contentType', description.at('contentType')],
  ...actionsOf(description).flatMap((action): [Kind, Place][] => [
    ['action', action],
    ['repetition', action.at('repetition')],
    ['body', action.at('body')],
    ['wrapper', action.at('body', 'wrapper')],
  ]),
  ...fieldGroups(description).flatMap(({ fields }) => fields.map((field): [Kind, Place] => ['field', field])),
  ...errorsOf(description).flatMap((error): [Kind, Place][] => [
    ['error', error],
    ['errorBody', error.at('body')],
  ]),
];

/** The keys that no emitter reads, each with the one that was probably meant. */
export const unknownKeys = (description: Place): readonly Breach[] =>
  objectsIn(description).flatMap(([kind, place]) => {
    const keys = known[kind].split(' ');
    return place.keys
      .filter((key) => !keys.includes(key))
      .map((key) => {
        const meant = nearest(key, keys);
        return {
          ...placed(place.at(key)),
          message: `The key "${key}" is none that the description has at this place.`,
          fix: meant === undefined ? `It has: ${keys.join(', ')}.` : `Did you mean "${meant}"?`,
        };
      });
  });
