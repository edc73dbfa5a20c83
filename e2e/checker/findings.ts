import { type RuleName, rules } from './rules';

/** One place where two ledgers disagree. */
export type Finding = Readonly<{
  rule: RuleName;
  /** service, or group of consumers */
  service?: string;
  command?: string;
  matter?: string;
  stream?: string;
  version?: number;
  fact?: string;
  /** what is wrong, in Chinese */
  what: string;
}>;

/** How often a rule was put to something, and how often it did not hold. */
export type Count = { checked: number; found: number };

/** What a check gives. `findings` holds the first of each rule; `counts` counts them all. */
export type Report = Readonly<{
  counts: Readonly<Partial<Record<RuleName, Readonly<Count>>>>;
  findings: readonly Finding[];
  /** what could not be checked, and why, in Chinese */
  skipped: readonly string[];
}>;

/** Collects what the rules say; memory does not grow with what is wrong. */
export class Findings {
  private readonly counts = new Map<RuleName, Count>();
  private readonly kept: Finding[] = [];
  private readonly skipped: string[] = [];

  /** @param limit findings kept of each rule */
  constructor(private readonly limit = 20) {}

  checked(rule: RuleName, n = 1): void {
    this.count(rule).checked += n;
  }

  found(finding: Finding): void {
    const count = this.count(finding.rule);
    count.found += 1;
    if (count.found <= this.limit) this.kept.push(finding);
  }

  skip(why: string): void {
    this.skipped.push(why);
  }

  report(): Report {
    return { counts: Object.fromEntries(this.counts), findings: this.kept, skipped: this.skipped };
  }

  private count(rule: RuleName): Count {
    const known = this.counts.get(rule);
    if (known) return known;
    const fresh = { checked: 0, found: 0 };
    this.counts.set(rule, fresh);
    return fresh;
  }
}

const about = ({ service, command, matter, stream, version, fact }: Finding): string =>
  [
    service && `服务 ${service}`,
    command && `命令 ${command}`,
    matter && `事项 ${matter}`,
    stream && stream !== matter && `流 ${stream}`,
    version !== undefined && `版本 ${version}`,
    fact && `事实 ${fact}`,
  ]
    .filter(Boolean)
    .join(',');

/** One finding as an operator reads it: which rule, what, where. */
export const sentenceOf = (finding: Finding): string =>
  `【${rules[finding.rule].title}】${finding.what}${about(finding) && `(${about(finding)})`}`;

/** A report as an operator reads it. */
export const inChinese = ({ counts, findings, skipped }: Report): string => {
  const lines = Object.entries(counts).map(([rule, { checked, found }]) => {
    const { title } = rules[rule as RuleName];
    return `  ${found === 0 ? '✓' : '✗'} ${title}:核对 ${checked},不符 ${found}`;
  });
  const broken = Object.keys(rules).filter((rule) => counts[rule as RuleName]?.found) as RuleName[];
  const parts = broken.flatMap((rule) => [
    '',
    ...findings.filter((finding) => finding.rule === rule).map(sentenceOf),
    `  怎么办:${rules[rule].remedy}`,
  ]);
  return [...lines, ...skipped.map((why) => `  – ${why}`), ...parts].join('\n');
};
