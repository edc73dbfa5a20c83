import { type FindingToRectify, type TraceStepView } from '@duban/contracts';
import { idOf } from './browser';
import { type Matter } from './county-matters';
import { agreed, Hand, judged } from './hand';
import { type Act, dayAt, localDayOf, type Stage } from './stage';

type Problem = FindingToRectify['problem'];
/** One place that is looked at, and what is found there; of a covert check nobody confirms anything. */
type Point = {
  key: string;
  name: string;
  place: string;
  unit: string;
  observed: string;
  found?: { type: FindingToRectify['type']; what: string; impact: string; cause: string; suggestion: string };
};
type Check = {
  mode: 'OPEN_VISIT' | 'COVERT_VISIT';
  purpose: string;
  /** days after the matter came: when it is planned, when looked at, when the result is drawn */
  days: { planned: number; visited: number; concluded: number };
  points: readonly Point[];
  result: 'DONE' | 'PARTLY' | 'NOT_DONE' | 'FALSE';
  summary: string;
};

/** 实地核查、暗访、督查结论、复核、结果运用 of the matters of domain 6.4 that show them: 22, 26 and 27. */
export const fieldWork = (stage: Stage, m: Matter, id: string): Act[] => {
  const play = scenes[m.key];
  return play ? play(new Scene(stage, m, id)) : [];
};

class Scene {
  readonly hand: Hand;
  constructor(
    readonly stage: Stage,
    private readonly m: Matter,
    readonly id: string,
  ) {
    this.hand = new Hand(stage, id);
  }

  at(days: number, hour: number, act: () => Promise<unknown>): Act {
    return { at: dayAt(this.stage.today, this.m.days + days, hour), act };
  }
  day(days: number): string {
    return localDayOf(dayAt(this.stage.today, this.m.days + days, 9));
  }
  idOf(what: string): string {
    return idOf(`${what} of matter ${this.m.key}`);
  }

  problem({ place, unit, found }: Point, when: string): Problem {
    const { what = '', impact = '', cause = '', suggestion = '' } = found ?? {};
    const responsibleUnit = this.stage.unit(unit).name;
    return { what, when, where: place, responsibleUnit, impact, cause, suggestion, selfReported: false };
  }

  /** 核查 (SP-6): plan, approval, a record of every point, result. */
  check({ mode, purpose, days, points, result, summary }: Check): Act[] {
    const { client, unit, person } = this.stage;
    const inspection = this.idOf('inspection');
    const team = [person('miaoxiaolan'), person('yanxingzhou')];
    const method = mode === 'COVERT_VISIT' ? 'COVERT_VISIT' : 'INSPECT';
    const record = async (point: Point): Promise<unknown> => {
      const when = dayAt(this.stage.today, this.m.days + days.visited, 10);
      const finding = point.found && {
        ...{ findingId: this.idOf(`finding ${point.key}`), type: point.found.type, unit: unit(point.unit) },
        problem: this.problem(point, this.day(days.visited)),
      };
      return client.command('miaoxiaolan', 'inspection-record.submit', this.idOf(`record ${point.key}`), {
        ...{ inspectionId: inspection, pointId: this.idOf(`point ${point.key}`), method },
        ...{ visitedAt: when, sentAt: when, observations: point.observed },
        findings: finding ? [finding] : [],
        ...(mode === 'OPEN_VISIT' ? { confirmation: { result: 'CONFIRMED', by: '现场负责人' } } : {}),
      });
    };
    return [
      this.at(days.planned, 9, async () => {
        await client.command('miaoxiaolan', 'inspection.plan', inspection, {
          ...{ matterId: this.id, mode, purpose, team, methods: [method] },
          subjects: [...new Set(points.map((point) => point.unit))].map(unit),
          points: points.map(({ key, name, place }) => ({ pointId: this.idOf(`point ${key}`), name, place })),
          ...{ fromOn: this.day(days.visited), untilOn: this.day(days.concluded) },
        });
        await this.hand.of('zhenshouzhuo', 'inspection.decide', inspection, agreed);
      }),
      this.at(days.visited, 16, () => Promise.all(points.map(record))),
      this.at(days.concluded, 9, () =>
        this.hand.of('miaoxiaolan', 'inspection.conclude', inspection, { result, summary }),
      ),
    ];
  }

  /** A 办结报告 through the three gates of the unit. */
  async report(unit: string, results: string): Promise<void> {
    await this.hand.work(`${unit}.handler`, unit, 'assignment.draft-report', {
      ...{ facts: '已逐条核实', crux: '责任没有落到岗位', measures: '逐条整改,定人定时', results },
      ...{ problems: [], noProblemStatement: '经自查暂无新问题', causes: '日常管理不到位', followUp: '按月自查' },
      evidence: [await this.hand.evidence(`${unit}.handler`, '整改情况.txt')],
    });
    await this.hand.work(`${unit}.leader`, unit, 'assignment.check-report', agreed);
    await this.hand.work(`${unit}.head`, unit, 'assignment.sign-report', agreed);
  }
}

/** 22: an open check, a conclusion to 石笋镇, which asks for 复核 within its 30 days; the decision is due ten days from today. */
const lookBack = (scene: Scene): Act[] => {
  const { stage, hand } = scene;
  const { client, unit, person } = stage;
  const [conclusion, again] = [scene.idOf('conclusion'), scene.idOf('reconsideration')];
  const outfall: Point = {
    ...{ key: 'outfall', name: '石笋河排口', place: '石笋镇石笋河下游', unit: 'shisun' },
    observed: '两处排口已封堵,一处仍有污水流出',
    found: {
      ...{ type: 'DELAY', what: '一处排口仍有污水直排', impact: '影响下游取水', cause: '支管没有接入' },
      suggestion: '接通支管,封堵排口',
    },
  };
  const draft = async (): Promise<void> => {
    const evidence = [await hand.evidence('miaoxiaolan', '石笋河排口照片说明.txt')];
    await client.command('miaoxiaolan', 'conclusion.draft', conclusion, {
      ...{ matterId: scene.id, unit: unit('shisun') },
      ...{ facts: '现场核查石笋河排口三处,两处已封堵', judgement: '反馈问题整改不到位,一处排口仍在直排' },
      findings: [
        {
          ...{ findingId: scene.idOf('finding outfall'), type: 'DELAY', evidence },
          problem: scene.problem(outfall, scene.day(33)),
        },
      ],
      participants: [person('miaoxiaolan'), person('yanxingzhou')],
    });
    await hand.of('qiyanqiu', 'conclusion.decide', conclusion, agreed);
  };
  return [
    ...scene.check({
      ...{ mode: 'OPEN_VISIT', purpose: '核对环保督察反馈问题整改到位情况', result: 'PARTLY' },
      days: { planned: 20, visited: 33, concluded: 36 },
      points: [
        outfall,
        {
          ...{ key: 'yard', name: '白藤镇砂石堆场', place: '白藤镇沿河路', unit: 'baiteng' },
          observed: '堆场已清退,场地已复绿',
        },
      ],
      summary: '两处点位一处到位,石笋河一处排口仍在直排',
    }),
    scene.at(40, 9, draft),
    scene.at(45, 9, () => hand.of('shisun.handler', 'conclusion.receive', conclusion, {})),
    scene.at(60, 10, async () => {
      await hand.work('baiteng.handler', 'baiteng', 'assignment.submit-opinion', {
        ...{ opinion: '辖区点位已整改到位', evidence: [] },
      });
      await scene.report('ecology', '反馈的九个问题完成八个,石笋河排口正在整改');
    }),
    scene.at(61, 10, async () => {
      await hand.work('miaoxiaolan', 'ecology', 'assignment.review', { ...judged(true), verification: 'ON_SITE' });
      await hand.work('zhenshouzhuo', 'ecology', 'assignment.second-review', agreed);
    }),
    scene.at(70, 9, () =>
      client.command('shisun.head', 'reconsideration.file', again, {
        ...{ conclusionId: conclusion, reasons: '该处是雨水排口,不是污水直排,请复核' },
        evidence: [],
      }),
    ),
    scene.at(72, 9, async () => {
      await hand.of('zhenshouzhuo', 'reconsideration.examine', again, agreed);
      await hand.of('qiyanqiu', 'reconsideration.assign-reviewers', again, { reviewers: [person('youzhi')] });
    }),
  ];
};

/** 26: nobody is told of it, before or after; the findings wait for 交办. */
const covertOnly = (scene: Scene): Act[] => {
  const town = (key: string, name: string, observed: string, found?: Point['found']): Point => ({
    ...{ key, name: `${name}便民服务中心`, place: `${name}政府驻地`, unit: key, observed },
    ...(found ? { found } : {}),
  });
  return scene.check({
    ...{ mode: 'COVERT_VISIT', purpose: '窗口在岗、办件时限、一次性告知情况', result: 'PARTLY' },
    days: { planned: 1, visited: 3, concluded: 5 },
    points: [
      town('liuting', '柳汀镇', '窗口全部在岗,一次性告知单齐全'),
      town('baiteng', '白藤镇', '两个窗口午后无人值守', {
        ...{ type: 'INACTION', what: '两个窗口午后无人值守', impact: '群众往返两次' },
        ...{ cause: '没有落实AB岗', suggestion: '落实AB岗,公开值守表' },
      }),
      town('tongwu', '桐坞乡', '办件登记本有涂改', {
        ...{ type: 'FORMALISM', what: '办件时间事后补填', impact: '办件时限数据不实' },
        ...{ cause: '系统外登记', suggestion: '一律在系统登记' },
      }),
      town('shisun', '石笋镇', '叫号设备停用,群众排队一小时', {
        ...{ type: 'LIVELIHOOD', what: '叫号设备停用三周没有报修', impact: '群众排队时间长' },
        ...{ cause: '没有专人管理', suggestion: '限期修复,明确管理人' },
      }),
    ],
    summary: '四个中心一个规范,三个各有一类问题',
  });
};

/** 27: what the unit reported is not so: sent back for rework, and 追责 is proposed; nothing happens before it is approved. */
const falseReport = (scene: Scene): Act[] => {
  const { stage, hand } = scene;
  const { client, unit } = stage;
  const propose = async (): Promise<void> => {
    const steps = (await client.request(
      'miaoxiaolan',
      'GET',
      `/api/responsibility-traces?matterId=${scene.id}`,
    )) as TraceStepView[];
    await client.command('miaoxiaolan', 'outcome.propose', scene.idOf('outcome'), {
      ...{ matterId: scene.id, kind: 'ACCOUNTABILITY', unit: unit('permit') },
      facts: '办结报告称已停止系统外收件,暗访发现中介窗口当日仍在系统外收件两件',
      basis: '《政府督查工作条例》第二十四条',
      suggestion: '对虚报整改结果的责任人员,移送有权机关追究责任',
      trace: steps
        .filter(({ step, holders }) => holders.some((one) => one.unit) && step.length > 0)
        .map(({ step, by, minutes, lateMinutes }) => ({ step, holder: by ?? '行政审批局', minutes, lateMinutes })),
    });
  };
  return [
    scene.at(3, 16, () => scene.report('permit', '已停止系统外收件,全部改为系统受理')),
    ...scene.check({
      ...{ mode: 'COVERT_VISIT', purpose: '核对办结报告所称停止系统外收件是否属实', result: 'FALSE' },
      days: { planned: 4, visited: 5, concluded: 6 },
      points: [
        {
          ...{ key: 'window', name: '政务大厅中介服务窗口', place: '县政务服务中心二楼', unit: 'permit' },
          observed: '当日上午在系统外收件两件,没有出具受理通知书',
          found: {
            ...{ type: 'FALSE_REPORT', what: '报告已停止系统外收件,现场仍在收件', impact: '企业多跑一个月' },
            ...{ cause: '整改只在纸面', suggestion: '停止系统外收件,逐件补录' },
          },
        },
      ],
      summary: '办结报告与现场不符,系虚报整改结果',
    }),
    scene.at(6, 10, async () => {
      await hand.work('miaoxiaolan', 'permit', 'assignment.review', {
        ...judged(false),
        ...{ factsClear: false, handledProperly: false, verification: 'COVERT', result: 'REWORK' },
        opinion: '经暗访,报告内容与现场不符,属弄虚作假,退回重办',
      });
    }),
    scene.at(7, 9, propose),
  ];
};

const scenes: Readonly<Record<string, (scene: Scene) => Act[]>> = {
  '22': lookBack,
  '26': covertOnly,
  '27': falseReport,
};
