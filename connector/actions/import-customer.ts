import { inferred } from '../assumptions.ts';
import { acceptedDateTime, mobileNumber, mobileNumberForm, outcomeFields } from '../fields.ts';
import type { Action, InputField, ScalarField } from '../model.ts';
import { wrapperOf } from '../unknown.ts';

const group = {
  name: 'group',
  label: 'Group',
  type: 'string',
  description: 'The name of the group in your Sendmode account to which the customer is added.',
  example: 'Newsletter',
} as const satisfies ScalarField;

const customer = [
  {
    ...mobileNumber(`The customer's mobile number, as ${mobileNumberForm}.`),
    required: true,
    visibility: 'important',
  },
  {
    name: 'firstname',
    label: 'First Name',
    type: 'string',
    description: "The customer's first name.",
    example: 'Aoife',
  },
  { name: 'surname', label: 'Surname', type: 'string', description: "The customer's surname.", example: 'Byrne' },
  {
    name: 'address',
    label: 'Address',
    type: 'string',
    visibility: 'advanced',
    description: "The street address of the customer's home or business.",
    example: '1 Main Street',
  },
  {
    name: 'town',
    label: 'Town',
    type: 'string',
    visibility: 'advanced',
    description: "The town of the customer's address.",
    example: 'Naas',
  },
  {
    name: 'county',
    label: 'County',
    type: 'string',
    visibility: 'advanced',
    description: "The county of the customer's address.",
    example: 'Kildare',
  },
  {
    name: 'email',
    label: 'Email',
    type: 'string',
    description: "The customer's email address, such as aoife@example.com.",
    example: 'aoife@example.com',
  },
  {
    name: 'custom1',
    label: 'Custom 1',
    type: 'string',
    visibility: 'advanced',
    description: 'A first value of your own that is kept with the customer.',
    example: 'Gold',
  },
  {
    name: 'custom2',
    label: 'Custom 2',
    type: 'string',
    visibility: 'advanced',
    description: 'A second value of your own that is kept with the customer.',
    example: 'Spring campaign',
  },
  {
    name: 'businessname',
    label: 'Business Name',
    type: 'string',
    description: "The name of the customer's business.",
    example: 'Byrne Bakery',
  },
  {
    name: 'dateofbirth',
    label: 'Date Of Birth',
    type: 'string',
    description:
      "The customer's date of birth as dd/mm/yyyy: two digits for the day, two for the month and four for the year, such as 31/01/1980.",
    example: '31/01/1980',
    dateForm: 'dd/mm/yyyy',
  },
] as const satisfies readonly InputField[];

/** Adds a customer to a group. Source: https://developers.sendmode.com/restdocs/optin */
export const importCustomer: Action = {
  operationId: 'Import_Customer',
  summary: 'Import Customer',
  description: 'Import the details of a customer into a group of your Sendmode account.',
  modelDescription:
    'Use this when someone asks to add a customer or contact to a group in Sendmode. A mobile number and a group are needed. It sends no message.',
  method: 'post',
  path: '/import',
  contentTypeRequired: false,
  repetition: { safe: inferred.importRepeatable.value, reason: inferred.importRepeatable.assumption },
  body: {
    description: 'The customer to import and the group.',
    wrapper: wrapperOf(inferred.importWrapper.value, 'The details of the customer.'),
    besideWrapper: [{ ...group, required: true, visibility: 'important' }],
    fields: customer,
  },
  resultDescription: 'Sendmode accepted the import.',
  results: [
    ...outcomeFields,
    acceptedDateTime('import'),
    group,
    {
      type: 'object',
      name: 'importdata',
      description: 'The customer as Sendmode accepted it.',
      fields: customer.map(({ name, label, type, description, example }) => ({
        name,
        label,
        type,
        description,
        example,
      })),
    },
  ],
};
