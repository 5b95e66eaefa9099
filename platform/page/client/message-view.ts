import type { TracedRequest, TracedResponse } from '../../gateway/trace.ts';
import { element, fold } from './dom.ts';
import { bodyView } from './json-view.ts';

type Headers = TracedRequest['headers'];

/** Who changed a header, by its name in lower case. */
export type HeaderMarks = ReadonlyMap<string, string>;

const headerLine = ([name, value]: Headers[number], marks: HeaderMarks): HTMLElement => {
  const mark = marks.get(name.toLowerCase());
  return element(
    'div',
    mark === undefined ? {} : { class: 'marked' },
    element('dt', {}, name),
    element('dd', {}, value, mark !== undefined && element('span', { class: 'tag' }, mark)),
  );
};

const headerList = (headers: Headers, marks: HeaderMarks = new Map()): HTMLElement =>
  element('dl', { class: 'headers' }, ...headers.map((line) => headerLine(line, marks)));

const folded = (headers: Headers): HTMLElement =>
  fold(`${headers.length} ${headers.length === 1 ? 'header' : 'headers'}`, { class: 'minor' }, headerList(headers));

const requestLine = ({ method, url }: TracedRequest): HTMLElement =>
  element('p', { class: 'request-line' }, element('span', { class: 'method' }, method), ' ', element('span', {}, url));

/** A request with its headers folded. */
export const requestView = (request: TracedRequest): HTMLElement =>
  element('div', { class: 'message' }, requestLine(request), folded(request.headers), bodyView(request.body));

/** A request with its headers open, and those that were changed marked. */
export const markedRequestView = (request: TracedRequest, marks: HeaderMarks): HTMLElement =>
  element(
    'div',
    { class: 'message' },
    requestLine(request),
    headerList(request.headers, marks),
    bodyView(request.body),
  );

/** An answer with its headers folded. */
export const responseView = (response: TracedResponse): HTMLElement =>
  element('div', { class: 'message' }, folded(response.headers), bodyView(response.body));
