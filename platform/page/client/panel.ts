import type { CallTrace } from '../../gateway/trace.ts';
import type { PageModel } from '../views.ts';
import type { Advise, AdvisedField } from './advice.ts';
import { element, part } from './dom.ts';
import type { Outcome } from './outcome.ts';
import type { Problems } from './values.ts';

/** What a panel is given of the page. */
export interface PanelPlace<Facts> {
  /** Where it puts its elements. */
  readonly place: HTMLElement;
  readonly model: PageModel;
  /** What its server part says once. */
  readonly facts: Facts;
  /** To be called when something was switched in the panel, so that the page asks for its state at once. */
  readonly changed: () => void;
}

/** A panel on the page. */
export interface OpenPanel<State> {
  update(state: State): void;
  /** What it knows about a connection, such as its balance, for the head of the page. */
  about(connection: string): { readonly name: string; readonly value: string } | undefined;
  /** What it knows of what came of a call, in people's words, beside what the answer says. */
  outcome?(trace: CallTrace): Partial<Outcome> | undefined;
  /** What it knows to be wrong about single values of a call, which the answer does not say. */
  problems?(trace: CallTrace): Problems | undefined;
  /** What it says under a field while that is filled in. */
  readonly advise?: Advise;
}

/** The part of a panel that runs in the browser; facts and state are what its server part gives. */
export interface ClientPanel<Facts = unknown, State = unknown> {
  readonly name: string;
  open(place: PanelPlace<Facts>): OpenPanel<State>;
}

const section = (name: string, title: string): HTMLElement => {
  const place = element('div', { id: name });
  const made = element(
    'section',
    { id: `${name}-panel`, class: 'panel', 'data-panel': name, 'aria-labelledby': `${name}-heading` },
    element('h2', { id: `${name}-heading` }, title),
    place,
  );
  part('history-panel').before(made);
  return place;
};

/** Puts the panels that the platform has on the page; those that it has not stay away. */
export const openPanels = (panels: readonly ClientPanel[], model: PageModel, changed: () => void) => {
  const opened = model.panels.flatMap(({ name, title, facts }) => {
    const panel = panels.find((each) => each.name === name);
    return panel ? [{ name, panel: panel.open({ place: section(name, title), model, facts, changed }) }] : [];
  });
  return {
    update(states: Readonly<Record<string, unknown>>): void {
      for (const { name, panel } of opened) panel.update(states[name]);
    },
    about: (connection: string) => opened.map(({ panel }) => panel.about(connection)).find(Boolean),
    outcome: (trace: CallTrace) => opened.map(({ panel }) => panel.outcome?.(trace)).find(Boolean),
    problems: (trace: CallTrace) => opened.map(({ panel }) => panel.problems?.(trace)).find(Boolean),
    advise: (field: AdvisedField) => opened.map(({ panel }) => panel.advise?.(field)).find(Boolean),
  };
};
