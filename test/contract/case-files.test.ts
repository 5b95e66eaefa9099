import { describe, expect, it } from 'vitest';
import { definition } from '../sendmode/client.ts';
import { readActionCases } from './action-cases.ts';
import { checkRequests } from './all-cases.ts';
import { readEveryActionCases } from './generated/every-action-cases.ts';
import { createCaseFileReader } from './read-yaml.ts';
import { readWireForms, type WireForm } from './wire-form.ts';

const forms = readWireForms(definition);
const read = createCaseFileReader();

const file = 'Send_SMS/hello.yaml';
const right = `
about: A flow says hello.
call: { parameters: { body/$wrapper/messagetext: Hello, body/$wrapper/recipients: ['0870000000'] } }
sends: { $wrapper: { messagetext: Hello, recipients: ['0870000000'] } }
reply: { json: { status: OK, statusCode: 0 } }
answer: { status: 200, body: unchanged }
cases:
  - name: it arrives
  - name: it is refused
    reply: { status: 400, json: { status: NO } }
    answer: { status: 400, body: unchanged }
`;

const load = (text: string) => {
  const cases = readActionCases(read, forms[0] as WireForm, file, text);
  checkRequests(definition, cases);
  return cases;
};

describe('a case file', () => {
  it('gives what stands beside the cases to every case that has none of its own', () => {
    const [first, second] = load(right);
    expect(first).toMatchObject({ source: file, name: 'it arrives', reply: { json: { status: 'OK' } } });
    expect(second).toMatchObject({ name: 'it is refused', reply: { status: 400, json: { status: 'NO' } } });
    expect(second?.sends).toEqual(first?.sends);
  });

  it.each([
    {
      what: 'an unknown key beside the cases',
      given: right.replace('about:', 'abuot: x\nabout:'),
      want: 'The file has the unknown key "abuot". Correct or remove it.',
    },
    {
      what: 'an unknown key in a case',
      given: right.replace('- name: it arrives', '- name: it arrives\n    anwser: {}'),
      want: '/cases/0 has the unknown key "anwser". Correct or remove it.',
    },
    {
      what: 'an unknown key in a reply',
      given: right.replace('reply: { status: 400', 'reply: { stauts: 400'),
      want: '/cases/1/reply has the unknown key "stauts". Correct or remove it.',
    },
    {
      what: 'a value that is none of the known words',
      given: right.replace('body: unchanged }\ncases', 'by: sendmode, body: unchanged }\ncases'),
      want: '/answer/by must be equal to one of the allowed values: script, platform.',
    },
    {
      what: 'a status as text',
      given: right.replace('status: 200', "status: '200'"),
      want: '/answer/status must be integer.',
    },
    { what: 'no cases', given: right.slice(0, right.indexOf('  - name')), want: '/cases must be array.' },
    {
      what: 'a case without an answer',
      given: right.replace('answer: { status: 200, body: unchanged }\n', ''),
      want: 'The case "it arrives" has no answer. Give it there or beside the cases.',
    },
    {
      what: 'two cases of one name',
      given: right.replace('it is refused', 'it arrives'),
      want: 'Two cases are named "it arrives". Rename one.',
    },
    {
      what: 'a request that the definition does not allow',
      given: right.replace('sends: { $wrapper: { messagetext', 'sends: { $wrapper: { mesagetext'),
      want: `The case "it arrives" sends what the definition does not allow: /message must have required property 'messagetext'; /message must NOT have additional properties: mesagetext.`,
    },
    {
      what: 'a text where the definition wants a list',
      given: right.replace(
        "sends: { $wrapper: { messagetext: Hello, recipients: ['0870000000']",
        'sends: { $wrapper: { messagetext: Hello, recipients: x',
      ),
      want: 'The case "it arrives" sends what the definition does not allow: /message/recipients must be array.',
    },
  ])('is refused by name for $what', ({ given, want }) => {
    expect(() => load(given)).toThrow(`${file}: ${want} No case of this file was run.`);
  });

  it.each([
    { what: 'text that is not YAML', given: 'about: [' },
    { what: 'a key that stands twice', given: `about: x\n${right}` },
  ])('is refused by name for $what', ({ given }) => {
    expect(() => load(given)).toThrow(`${file}: It is not YAML: `);
  });
});

describe('a file for every action', () => {
  const given = `
about: A page.
replies:
  - name: a page
    reply: { text: <p> }
    onceOnly: { unknownOutcome: So be it. }
    repeatable: { status: 502, body: { status: X } }
`;

  it('makes a case of each reply for each action', () => {
    const cases = readEveryActionCases(read, forms, 'every-action/page.yaml', given);
    expect(cases.map(({ operationId, answer }) => [operationId, answer.status])).toEqual([
      ['Send_SMS', 424],
      ['Import_Customer', 502],
      ['Check_Credits', 502],
      ['Optout_Customer', 502],
    ]);
  });

  it.each([
    { what: 'an unknown key', from: 'reply:', to: 'repyl:', want: 'has the unknown key "repyl"' },
    {
      what: 'no word on what must not be repeated',
      from: / {4}onceOnly.*\n/,
      to: '',
      want: "must have required property 'onceOnly'",
    },
    {
      what: 'an unknown key in an answer',
      from: 'status: 502',
      to: 'status: 502, boyd: 1',
      want: 'unknown key "boyd"',
    },
  ])('is refused by name for $what', ({ from, to, want }) => {
    const reading = () => readEveryActionCases(read, forms, 'every-action/page.yaml', given.replace(from, to));
    expect(reading).toThrow(`every-action/page.yaml: `);
    expect(reading).toThrow(want);
  });
});
