import type { AdvisedField, FieldAdvice } from '../../../platform/page/client/advice.ts';
import { PlatformError } from '../../../platform/page/client/api.ts';
import { button, element } from '../../../platform/page/client/dom.ts';
import { control } from './control.ts';
import { counted } from './words.ts';

const wait = 150;

/** What Sendmode reads in each number that was asked about: its digits, or null where it is none. */
const known = new Map<string, string | null>();

const ask = async (numbers: readonly string[]): Promise<void> => {
  const unknown = [...new Set(numbers)].filter((number) => !known.has(number));
  if (unknown.length === 0) return;
  const { digits } = await control<{ digits: (string | null)[] }>('numbers', 'POST', { numbers: unknown });
  for (const [index, number] of unknown.entries()) known.set(number, digits[index] ?? null);
};

/** What is odd about the items of a list, by their index. */
interface Reading {
  readonly unreadable: ReadonlyMap<number, string>;
  readonly repeated: ReadonlyMap<number, string>;
}

const read = (numbers: readonly string[]): Reading => {
  const unreadable = new Map<number, string>();
  const repeated = new Map<number, string>();
  const first = new Map<string, number>();
  for (const [index, number] of numbers.entries()) {
    if (number === '') continue;
    const digits = known.get(number);
    const earlier = digits ? first.get(digits) : undefined;
    if (digits === null) unreadable.set(index, 'Not a mobile number.');
    else if (earlier !== undefined) repeated.set(index, `The same number as item ${earlier + 1}.`);
    else if (digits) first.set(digits, index);
  }
  return { unreadable, repeated };
};

const textOf = (given: number, { unreadable, repeated }: Reading): string => {
  const odd = [
    ...(repeated.size > 0 ? [`${repeated.size} repeated`] : []),
    ...(unreadable.size > 0 ? [`${unreadable.size} not readable`] : []),
  ];
  return given === 0 ? '' : `${[counted(given, 'number'), ...odd].join(', ')}.`;
};

/** Under a number or a list of numbers: how many there are, and which are repeated or are none. */
export const createNumberAdvice = (field: AdvisedField): FieldAdvice => {
  const count = element('p', { class: 'counter' });
  let numbers: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const without = (odd: keyof Reading) => () =>
    field.write(numbers.filter((_, index) => !read(numbers)[odd].has(index)));
  const removals = {
    repeated: button('Remove repeated numbers', without('repeated'), { class: 'quiet', hidden: true }),
    unreadable: button('Remove what is no number', without('unreadable'), { class: 'quiet', hidden: true }),
  };
  const show = (isList: boolean): void => {
    const reading = read(numbers);
    const given = numbers.filter((number) => number !== '').length;
    count.textContent = isList ? textOf(given, reading) : [...reading.unreadable.values()].join('');
    removals.repeated.hidden = !isList || reading.repeated.size === 0;
    removals.unreadable.hidden = !isList || reading.unreadable.size === 0;
    field.markItems(new Map([...reading.unreadable, ...reading.repeated]));
  };
  const look = async (isList: boolean): Promise<void> => {
    const asked = numbers;
    try {
      await ask(asked.filter((number) => number !== ''));
    } catch (error) {
      // The page says elsewhere that the platform is gone.
      if (!(error instanceof PlatformError)) throw error;
      return;
    }
    if (asked === numbers) show(isList);
  };
  return {
    element: element('div', { class: 'advice' }, count, removals.repeated, removals.unreadable),
    update(entries) {
      const entry = entries.get(field.key) ?? '';
      numbers = typeof entry === 'string' ? [entry] : entry;
      clearTimeout(timer);
      timer = setTimeout(() => void look(typeof entry !== 'string'), wait);
    },
  };
};
