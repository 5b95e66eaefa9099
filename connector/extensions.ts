/**
 * What this connector has beyond the published reference, and why. Every extension is optional for callers. Fields and
 * actions point here with their `extension` member; a test holds the emitted definition against this list.
 */
export const extensions = {
  scheduledate:
    "Sendmode's REST documentation lets a message be scheduled; the published connector returns the date but offers no way to set it.",
  error:
    'Sendmode explains a failure in this text; hosts that run no script see it in an ordinary result, where the published connector cannot name it.',
  sendmode_api:
    'Accounts of the newer generation are on another API of Sendmode; on v2 their texts are said to be accepted and never sent.',
} as const;
