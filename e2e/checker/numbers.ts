import { type Findings } from './findings';
import { type Line } from './journal';
import { type Snapshot } from './snapshot';

/** What was seen of one series: with all numbers from 1 to `max` once, count is max and sum is as Gauss has it. */
type Series = { count: number; max: number; sum: number };

/** The numbers that a fact gave out: series and serial. */
const numbersIn = (type: string, data: unknown): [series: string, serial: number][] => {
  const { registerNo, matterNo, documentNo } = data as Record<string, unknown>;
  const given =
    type === 'matter.registered.v1'
      ? registerNo
      : type === 'matter.approved.v1'
        ? matterNo
        : type === 'document.issued.v1'
          ? documentNo
          : undefined;
  if (typeof given !== 'string') return [];
  const report = /^(\d{4})年第(\d+)期\(总第(\d+)期\)$/.exec(given);
  if (report)
    return [
      [`专报〔${report[1]}〕`, Number(report[2])],
      ['专报总期', Number(report[3])],
    ];
  const plain = /^(.*?)-?(\d+)号?$/.exec(given);
  return plain ? [[plain[1] as string, Number(plain[2])]] : [];
};

/** 编号 (I-17): unique in its series and year, and without a gap. Memory grows with the series, not with the numbers. */
export class NumbersCheck {
  private readonly series = new Map<string, Series>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly service: string,
    private readonly findings: Findings,
  ) {}

  seen({ region, type, data }: Line): void {
    for (const [name, serial] of numbersIn(type, data)) {
      const key = `${region} ${name}`;
      const { count, max, sum } = this.series.get(key) ?? { count: 0, max: 0, sum: 0 };
      this.series.set(key, { count: count + 1, max: Math.max(max, serial), sum: sum + serial });
    }
  }

  /** Every line of the journal has been seen. */
  async end(): Promise<void> {
    const { snapshot, service, findings } = this;
    if (!snapshot.has(`${service}.number_series`)) return;
    const rows = await snapshot.query<{ region: string; series: string; last: number }>(
      `select region, series, last from ${service}.number_series`,
    );
    const last = new Map(rows.map(({ region, series, last: n }) => [`${region} ${series}`, n]));
    for (const [key, { count, max, sum }] of this.series) {
      findings.checked('number');
      const taken = last.get(key) ?? 0;
      const [region, series] = key.split(' ');
      const wrong =
        count !== max || sum !== (max * (max + 1)) / 2
          ? `发出 ${count} 个号,最大 ${max}:有重号或缺号`
          : taken !== max && `发到 ${max} 号,编号簿记到 ${taken}`;
      if (wrong) findings.found({ rule: 'number', service, what: `${region} 的${series}${wrong}` });
    }
  }
}
