import { type OpenMatter } from '../matter/matter';

/** Texts that every unit of the matter reads, by the name of their field. */
const read = ({ registration, opinion, instructions, satisfactions }: OpenMatter): [string, string][] => [
  ['事项标题', registration.title],
  ['来文标题', registration.source.title],
  ['批示原文', [registration.instruction, ...instructions.map((i) => i.instruction)].map((i) => i.text).join('\n')],
  ['附件名称', registration.attachments.map(({ name }) => name).join('\n')],
  ['办理要求', opinion ? `${opinion.requirement}\n${opinion.successCriteria}` : ''],
  ['回访', satisfactions.map(({ contact, remark }) => `${contact}\n${remark}`).join('\n')],
];

/** Where the matter names them all the same: written before the informant was recorded. */
export const exposedIn = (matter: OpenMatter, names: (text: string) => boolean): string[] =>
  read(matter).flatMap(([field, text]) => (names(text) ? [field] : []));
