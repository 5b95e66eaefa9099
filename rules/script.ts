/** Rules on the text of `script.csx`; whether it compiles and works is for .NET to say. */

import type { Rule } from './rule.ts';
import { sources } from './sources.ts';

/** The namespaces that a script may use; the platform imports all of them by itself. */
const namespaces = new Set([
  'System',
  'System.Collections',
  'System.Collections.Generic',
  'System.Diagnostics',
  'System.IO',
  'System.IO.Compression',
  'System.Linq',
  'System.Net',
  'System.Net.Http',
  'System.Net.Http.Headers',
  'System.Net.Security',
  'System.Security.Authentication',
  'System.Security.Cryptography',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Threading',
  'System.Threading.Tasks',
  'System.Web',
  'System.Xml',
  'System.Xml.Linq',
  'System.Drawing',
  'System.Drawing.Drawing2D',
  'System.Drawing.Imaging',
  'Microsoft.Extensions.Logging',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
]);

const importsIn = (script: string): readonly string[] =>
  [...script.matchAll(/^\s*using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)\s*;/gm)].flatMap(([, name]) => name ?? []);

export const scriptRules: readonly Rule[] = [
  {
    code: 'ScriptClassMissing',
    severity: 'error',
    on: 'script',
    source: sources.code,
    demand: 'The script must have a class Script : ScriptBase that overrides ExecuteAsync.',
    consequence: 'The platform refuses the script with nothing but an internal server error.',
    fix: 'Write "public class Script : ScriptBase" with "public override async Task<HttpResponseMessage> ExecuteAsync()".',
    find: (script) =>
      script.text !== undefined &&
      !(
        /\bclass\s+Script\s*:\s*ScriptBase\b/.test(script.text) &&
        /\boverride\b[^;{]*\bExecuteAsync\s*\(/.test(script.text)
      )
        ? [{ place: script, seen: `${script.text.length} characters without it` }]
        : [],
  },
  {
    code: 'ScriptNamespaceNotAllowed',
    severity: 'error',
    on: 'script',
    source: sources.code,
    demand: 'The script must use only the namespaces that the platform allows.',
    consequence: 'Reviewers refuse the script, or it does not compile on the platform.',
    fix: 'Do without the namespace.',
    find: (script) =>
      importsIn(script.text ?? '')
        .filter((name) => !namespaces.has(name))
        .map((name) => ({ place: script, received: name })),
  },
  {
    code: 'ScriptDirectiveNotAllowed',
    severity: 'error',
    on: 'script',
    source: sources.code,
    demand: 'The script must not load assemblies or other files.',
    consequence: 'The platform takes exactly one file and refuses the directive.',
    fix: 'Remove #r or #load.',
    find: (script) => {
      const directive = /^\s*#(r|load)\b/m.exec(script.text ?? '');
      return directive ? [{ place: script, received: directive[0].trim() }] : [];
    },
  },
  {
    code: 'ScriptTooLarge',
    severity: 'error',
    on: 'script',
    source: sources.code,
    demand: 'The script may have at most 1 MB (1,048,576 bytes).',
    consequence: 'The platform refuses the script.',
    fix: 'Shorten it.',
    find: (script) => {
      const bytes = new TextEncoder().encode(script.text ?? '').length;
      return bytes > 1_048_576 ? [{ place: script, seen: `${bytes} bytes` }] : [];
    },
  },
];
