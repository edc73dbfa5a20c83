import { dueIn, type MinutesDue } from './minutes-due';
import { unitsIn } from './minutes-units';

/** 议定事项 as the text says it (S-22): what is not said there is null and for a person to fill in. */
export type MinutesRow = Readonly<{
  no: number;
  /** word for word as it stands in the text, so that the row can be traced back */
  sentence: string;
  matter: string;
  target: string | null;
  lead: string | null;
  co: readonly string[];
  leader: string | null;
  due: MinutesDue | null;
}>;

/** More than this is no 纪要; what comes after it is not looked at. */
export const MOST_MINUTES_TEXT = 60_000;
export const MOST_MINUTES_ROWS = 200;
const MOST_SENTENCE = 2_000;
const MOST_MATTER = 200;

const NUMBERED =
  /^\s*(?:第?[一二三四五六七八九十百]{1,4}[、..项]|[((][一二三四五六七八九十\d]{1,3}[))]|\d{1,3}[、..))](?!\d))\s*/;
/** Somebody is to do something, or by some time. */
const RESOLVED = /牵头|负责|责任单位|承办|主办|落实|完成|配合|报送|抓好/;
const GIVES = /(?:牵头|责任|承办|主办)单位|牵头|负责|主办|承办/;
const TARGET =
  /[^,,。;;::]{0,40}\d+(?:\.\d+)?\s?(?:%|%|个百分点|公里|万元|亿元|户|套|处|所|米|亩|人|座|台|辆|条|万吨|家)[^,,。;;]{0,20}/;
const LEADER = [
  /(?:责任|负责|分管|牵头|包抓)领导[::]?\s*(?:[一-龥]{0,6}(?:县长|市长|主任|区长))?([一-龥]{2,3})(?:同志)?(?=[,,。;;、\s))]|$)/,
  /(?:由|请)(?:[一-龥]{0,4}(?:县长|市长|区长))?([一-龥]{2,3})同志(?:负责|牵头|协调)/,
  /(?:由|请)(?:常务)?副?(?:县长|市长|区长)([一-龥]{2,3})(?:同志)?(?:负责|牵头|协调)/,
];

/**
 * Minutes to 议定事项: by the numbers of the paragraphs where there are some, else sentence by sentence. A number under
 * which nothing is resolved is the heading of those that follow. Bounded: so many characters, so many rows, no pattern that
 * looks back over more than a sentence.
 * @param issuedOn the day of the meeting: `3月底前` is counted from it
 */
export const splitMinutes = (text: string, issuedOn: string): MinutesRow[] => {
  const lines = text
    .slice(0, MOST_MINUTES_TEXT)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const blocks = lines.some((line) => NUMBERED.test(line)) ? numbered(lines) : sentences(lines);
  return blocks
    .filter(({ body }) => RESOLVED.test(body))
    .slice(0, MOST_MINUTES_ROWS)
    .map(({ body, heading }, i) => rowOf({ no: i + 1, sentence: body.slice(0, MOST_SENTENCE), heading }, issuedOn));
};

type Block = { body: string; heading: string };

/** A number opens a block; what is written under it belongs to it until the next. */
const numbered = (lines: readonly string[]): Block[] => {
  const blocks: Block[] = [];
  let heading = '';
  let open = false;
  for (const line of lines) {
    if (NUMBERED.test(line)) {
      const says = RESOLVED.test(line);
      if (!says) heading = bare(line);
      blocks.push({ body: line, heading: says ? heading : '' });
      open = true;
    } else if (open) {
      const last = blocks.at(-1);
      if (last) last.body = last.body.length < MOST_SENTENCE ? `${last.body}\n${line}` : last.body;
    }
  }
  return blocks;
};

const sentences = (lines: readonly string[]): Block[] =>
  lines
    .flatMap((line) => line.match(/[^。;;]+[。;;]?/g) ?? [])
    .map((body) => ({ body: body.trim(), heading: '' }))
    .filter(({ body }) => GIVES.test(body));

const bare = (line: string): string => line.replace(NUMBERED, '').replace(/[。::;;]$/, '');

type Numbered = { no: number; sentence: string; heading: string };
const rowOf = ({ no, sentence, heading }: Numbered, issuedOn: string): MinutesRow => {
  const said = sentence.replace(NUMBERED, '').replace(/\n/g, '');
  const { lead, co } = unitsIn(said);
  const leader = LEADER.map((pattern) => pattern.exec(said)?.[1]).find((name) => name !== undefined);
  return {
    no,
    sentence,
    matter: matterOf(sentence, heading),
    target: TARGET.exec(said)?.[0].trim() ?? null,
    lead,
    co,
    leader: leader ?? null,
    due: dueIn(said, issuedOn),
  };
};

/** What it is about: `关于…` where that is written, else its first clause, under the heading that it stands under. */
const matterOf = (sentence: string, heading: string): string => {
  const [first = ''] = sentence.split('\n');
  const own = bare(first).replace(/^会议(?:议定|决定|明确|要求|同意|强调)[,,::]?/, '');
  const about = /^(关于[^。,,::;;]{2,80})/.exec(own)?.[1];
  const clause = about ?? own.split(/[。;;]/)[0]?.split(/[,,](?=由|请|责成|.{0,20}牵头|.{0,20}负责)/)[0] ?? own;
  const text = heading && !about ? `${heading}:${clause}` : clause;
  return text.slice(0, MOST_MATTER);
};
