import { engage } from '../../connector/engage.ts';
import type { Answer, Call, ContractCase, PlatformSeconds, Reply } from './case.ts';
import { CaseFileError, type CaseFileReader } from './read-yaml.ts';
import { spellBody, spellCall, type WireForm } from './wire-form.ts';

interface Sections {
  readonly call?: Call;
  readonly sends?: ContractCase['sends'];
  readonly reply?: Reply;
  readonly answer?: Answer;
}

interface CaseFile extends Sections {
  readonly about: string;
  readonly connection?: 'engage';
  readonly cases: readonly (Sections & {
    readonly name: string;
    readonly toSeveral?: true;
    readonly platform?: PlatformSeconds;
  })[];
}

const { host, sendPath, bulkPath } = engage;

/** Where a text goes from a connection that chose Engage. */
const engageWire = (toSeveral: boolean | undefined): string =>
  `POST https://${host.value}${toSeveral ? bulkPath.value : sendPath.value}`;

const duplicates = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

/**
 * The cases of one action's file, with the definition's method, path and wrapper. A section beside the cases holds for every case that gives none of its own.
 *
 * @throws CaseFileError if the file has not the form of `case-file.schema.json`, a section is missing, or two cases
 * have one name.
 */
export const readActionCases = (read: CaseFileReader, form: WireForm, file: string, text: string): ContractCase[] => {
  const { cases, connection, ...shared } = read<CaseFile>(file, text, 'case-file.schema.json');
  const [twice] = duplicates(cases.map(({ name }) => name));
  if (twice !== undefined) throw new CaseFileError(file, `Two cases are named "${twice}". Rename one.`);
  return cases.map(({ name, platform, toSeveral, ...own }) => {
    const { call, sends, answer, ...rest }: Sections = { ...shared, ...own };
    const reply = sends === 'no request' ? {} : rest.reply;
    if (!call || !sends || !reply || !answer) {
      const absent = Object.entries({ call, sends, reply, answer }).flatMap(([key, value]) => (value ? [] : [key]));
      throw new CaseFileError(
        file,
        `The case "${name}" has no ${absent.join(', no ')}. Give it there or beside the cases.`,
      );
    }
    const given = {
      source: file,
      name,
      operationId: form.operationId,
      request: form.request,
      wire: connection === 'engage' ? engageWire(toSeveral) : form.wire,
      call: spellCall(call, form),
      sends: spellBody(sends, form),
      reply,
      answer,
    };
    return {
      ...given,
      ...(connection === undefined ? {} : { connection }),
      ...(platform === undefined ? {} : { platform }),
    };
  });
};
