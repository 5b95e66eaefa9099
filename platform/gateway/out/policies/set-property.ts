import { readExactJson, writeExactJson } from '../../../../definition/exact-json.ts';
import { isObject } from '../../../../definition/json-text.ts';
import type { Key } from '../../../../definition/pointer.ts';
import type { PolicyAction } from '../../../loading/from-properties/policies.ts';
import { type Body, bytesOf, textOf } from '../../message.ts';
import { type ExpressionScope, evaluateValue } from './evaluate.ts';

type SetProperty = Extract<PolicyAction, { template: 'setproperty' }>;

/** The body of a message as JSON; undefined where it is none. */
export const bodyJson = (body: Body): unknown => {
  const text = textOf(body);
  const reading = text === undefined ? undefined : readExactJson(text);
  return reading?.ok ? reading.value : undefined;
};

const assign = (target: unknown, [step, ...rest]: readonly Key[], value: unknown): unknown => {
  if (step === undefined) return value;
  const members = new Map(isObject(target) ? Object.entries(target) : []);
  members.set(String(step), assign(members.get(String(step)), rest, value));
  return Object.fromEntries(members);
};

const assignBelow = (parent: unknown, policy: SetProperty, scope: ExpressionScope): unknown => {
  if (Array.isArray(parent)) {
    return parent.map((item) =>
      isObject(item) ? assign(item, policy.property, evaluateValue(policy.value, { ...scope, item })) : item,
    );
  }
  return isObject(parent) ? assign(parent, policy.property, evaluateValue(policy.value, scope)) : parent;
};

const within = (value: unknown, [step, ...rest]: readonly Key[], change: (parent: unknown) => unknown): unknown => {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? within(item, rest, change) : item));
  if (!isObject(value) || !Object.hasOwn(value, String(step))) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, name === step ? within(child, rest, change) : child]),
  );
};

/**
 * The body with a property added or replaced in the object at the parent path, or in every object of the list there
 * (Policy templates, "Set property", examples 1 to 3). A body that is no JSON, or has no such parent, stays as it is to
 * the byte (inferred).
 */
export const setProperty = (body: Body, policy: SetProperty, scope: ExpressionScope): Body => {
  const value = scope.body();
  if (value === undefined) return body;
  const before = writeExactJson(value);
  const after = writeExactJson(within(value, policy.parent, (parent) => assignBelow(parent, policy, scope)));
  return after === before ? body : bytesOf(after);
};
