import { readPublishedReference } from '../../scripts/published-reference.ts';

/** The rows of the published reference page. */
export const publishedRows = await readPublishedReference();
