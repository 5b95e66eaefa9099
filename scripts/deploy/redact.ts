const hidden = '(hidden)';

/** What tokens, signatures and keys look like in the output of a tool. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?/g, hidden],
  [/\b(Bearer|Basic|paauth)\s+[^\s"',]+/gi, `$1 ${hidden}`],
  [/([?&](?:sig|code|access_token|client_secret)=)[^&\s"',]+/gi, `$1${hidden}`],
  [
    /("?\b(?:access_?token|refresh_?token|id_?token|client_?secret|password|api_?key|connection_?key|sharedAccessSignature)"?\s*[:=]\s*"?)[^\s"',}]+/gi,
    `$1${hidden}`,
  ],
];

const secretName = /(SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|API_?KEY|ACCESS_?KEY|_KEY$)/i;
const shortestSecret = 6;

/** The text without what must not be printed: what looks like a secret, and the values of variables that are called one. */
export const redact = (text: string, variables: NodeJS.ProcessEnv): string => {
  const values = Object.entries(variables).flatMap(([name, value = '']) =>
    secretName.test(name) && value.length >= shortestSecret ? [value] : [],
  );
  const withoutValues = values.reduce((rest, value) => rest.replaceAll(value, hidden), text);
  return secrets.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), withoutValues);
};
