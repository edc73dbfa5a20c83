import { renderOfficial } from './official';
import { chineseDate } from './typography';

/** 督查通知 (通知, 文件格式): to the subjects of open visits; that there are covert ones is not in it. */
export type CampaignNotice = Readonly<{
  issuer: string;
  documentNo: string;
  title: string;
  background: string;
  contents: string;
  scope: string;
  units: readonly string[];
  /** days: `2026-03-09` */
  fromOn: string;
  untilOn: string;
  methods: readonly string[];
  selfCheckDueOn: string | null;
  checklist: readonly string[];
  disciplines: string;
  contact: string;
  signedOn: string;
}>;

const day = (on: string): string => chineseDate(`${on}T04:00:00.000Z`);

/** 依据、事项、对象、时间、方式、要求、联系人 (domain 2.9); with the 问题清单 where the subject is asked to look itself first. */
export const campaignNotice = (notice: CampaignNotice): Promise<Buffer> => {
  const { units, methods, selfCheckDueOn, checklist } = notice;
  const ways = methods.length > 0 ? `采取${methods.join('、')}等方式进行。` : '';
  return renderOfficial([
    { kind: 'masthead', text: `${notice.issuer}文件` },
    { kind: 'center', text: notice.documentNo },
    { kind: 'redLine' },
    { kind: 'title', text: notice.title },
    { kind: 'flush', text: `${units.join('、')}:` },
    { kind: 'paragraph', text: `${notice.background}。现将有关事项通知如下。` },
    { kind: 'heading', text: '一、督查内容' },
    { kind: 'paragraph', text: notice.contents },
    { kind: 'heading', text: '二、督查范围' },
    { kind: 'paragraph', text: notice.scope },
    { kind: 'heading', text: '三、时间和方式' },
    { kind: 'paragraph', text: `${day(notice.fromOn)}至${day(notice.untilOn)},${ways}` },
    ...(selfCheckDueOn === null
      ? []
      : [
          { kind: 'heading', text: '四、自查要求' } as const,
          { kind: 'paragraph', text: `请对照下列事项自查,于${day(selfCheckDueOn)}前报送自查报告:` } as const,
          ...checklist.map((item, i) => ({ kind: 'paragraph', text: `${i + 1}.${item}` }) as const),
        ]),
    { kind: 'heading', text: `${selfCheckDueOn === null ? '四' : '五'}、工作要求` },
    { kind: 'paragraph', text: notice.disciplines },
    { kind: 'signature', issuer: notice.issuer, on: notice.signedOn },
    { kind: 'left', text: `(联系人:${notice.contact})` },
  ]);
};
