import { strFromU8, unzipSync } from 'fflate';
import { assignmentNotice, matterForm, specialReportDocument, type UrgeNotice, urgeNotice } from './index';
import { punctuated, widthInCharacters } from './typography';

type Parts = Record<string, string>;
const partsOf = (bytes: Uint8Array): Parts =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => name.endsWith('.xml'))
      .map(([name, part]) => [name, strFromU8(part)]),
  );
const body = (parts: Parts): string => parts['word/document.xml'] ?? '';
const textOf = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '');
const named = (parts: Parts, kind: 'header' | 'footer', text: string): string[] =>
  Object.entries(parts)
    .filter(([name, xml]) => name.startsWith(`word/${kind}`) && xml.includes(text))
    .map(([name]) => name);
const signedOn = '2026-03-02T01:00:00.000Z';

const notice = () =>
  assignmentNotice({
    issuer: '清槐县人民政府办公室',
    documentNo: '清政督函〔2026〕1号',
    title: '关于饮水工程断供问题的督办通知',
    instruction: '请核查',
    text: '立即抢修',
    contact: '苗晓岚',
    signedOn,
    lines: [
      { role: '主办', unit: '水利局', leader: '蒲泽', handler: '', requirement: '抢修', deadline: '2026年3月3日' },
    ],
  });

describe('信函格式 (GB/T 9704)', () => {
  it('机关名称在首页页眉距上页边30毫米, 上粗下细红线, 下方红线距下页边20毫米', async () => {
    const parts = partsOf(await notice());
    const [head, ...otherHeads] = named(parts, 'header', '清槐县人民政府办公室');
    expect(otherHeads).toEqual([]);
    expect(parts[head as string]).toMatch(/<w:bottom w:val="thickThinSmallGap" w:color="FF0000"/);
    expect(named(parts, 'footer', 'thinThickSmallGap')).toHaveLength(1);
    expect(body(parts)).toMatch(/w:header="1701" w:footer="1134"/);
    expect(body(parts)).toContain('<w:titlePg/>');
  });
  it('首页不显示页码, 其余单页居右双页居左', async () => {
    const parts = partsOf(await notice());
    const numbered = named(parts, 'footer', 'PAGE');
    expect(numbered).toHaveLength(2);
    expect(numbered.map((name) => /w:jc w:val="(\w+)"/.exec(parts[name] as string)?.[1]).sort()).toEqual([
      'left',
      'right',
    ]);
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
  });
  it('文号顶格居右在标题之前, 成文日期右空四字, 署名以日期居中, 标点为全角', async () => {
    const xml = body(partsOf(await notice()));
    expect(xml.indexOf('清政督函〔2026〕1号')).toBeLessThan(xml.indexOf('督办通知'));
    const before = (text: string): string => xml.slice(xml.slice(0, xml.lastIndexOf(text)).lastIndexOf('<w:p>'));
    expect(/w:ind w:right="(\d+)"/.exec(before('2026年3月2日'))?.[1]).toBe(String(4 * 315));
    expect(/w:ind w:right="(\d+)"/.exec(before('清槐县人民政府办公室'))?.[1]).toBe(String(2 * 315));
    expect(textOf(xml)).toContain('\uff08联系人\uff1a苗晓岚\uff09');
  });
});

describe('督查专报', () => {
  it('报头有期号、编印单位和日期, 文末有领导批示栏', async () => {
    const parts = partsOf(
      await specialReportDocument({
        issuer: '清槐县人民政府办公室督查室',
        issueNo: '2026年第3期(总第58期)',
        title: '饮水工程',
        signedOn,
        cause: '来信',
        process: '现场',
        results: '已恢复供水',
        problems: [],
        noProblemStatement: '经核查未发现问题。',
        suggestions: '更新管网',
      }),
    );
    const lines = textOf(body(parts)).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '督查专报',
      '2026年第3期\uff08总第58期\uff09',
      '清槐县人民政府办公室督查室2026年3月2日',
    ]);
    expect(lines).toContain('经核查未发现问题。');
    expect(lines).toContain('领导批示');
    expect(body(parts)).not.toContain('<w:titlePg/>');
  });
});

describe('督办事项登记表', () => {
  it('四要素、批示和各级意见都在表上, 没有的意见留空待填', async () => {
    const xml = body(
      partsOf(
        await matterForm({
          number: '清督〔2026〕PB-0001',
          registeredOn: signedOn,
          title: '饮水工程断供',
          source: '领导批示',
          sourceDocumentNo: '',
          instructedBy: '闻若川 县长',
          instructedOn: signedOn,
          instruction: '请水利局核查',
          urgency: '特急',
          mandate: '行政首长指令',
          lead: '水利局',
          supporting: ['柳汀镇', '发改局'],
          responsibleLeader: '蒲泽',
          handler: '',
          deadline: '2026年3月3日',
          opinion: '拟立项督办',
          opinions: [
            { office: '督查室意见', text: '同意', by: '甄守拙', at: signedOn },
            { office: '领导意见', text: '', by: '', at: '' },
          ],
        }),
      ),
    );
    for (const text of ['清督〔2026〕PB-0001', '闻若川 县长', '柳汀镇、发改局', '蒲泽', '拟立项督办', '领导意见'])
      expect(textOf(xml)).toContain(text);
    expect(textOf(xml)).toContain('甄守拙  2026年3月2日');
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  });
});

describe('督查单', () => {
  const single = (rest: Partial<UrgeNotice> = {}): Promise<Buffer> =>
    urgeNotice({
      issuer: '清槐县人民政府办公室',
      documentNo: '清政督催〔2026〕5号',
      unit: '水利局',
      color: 'YELLOW',
      title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
      assignmentNo: '清督〔2026〕PB-0001-01',
      requirement: '立即抢修,恢复供水',
      dueAt: signedOn,
      overdueDays: 3,
      urgedBefore: ['2026年3月3日电话催办', '清政督催〔2026〕2号蓝单'],
      finishBy: '2026-03-06T15:59:59.000Z',
      signedBy: '甄守拙',
      signedOn,
      ...rest,
    });

  it('写明原事项、逾期天数、前次催办、限期、后果提示', async () => {
    const text = textOf(body(partsOf(await single())));
    for (const words of [
      '清政督催〔2026〕5号',
      '关于限期办结柳汀镇鹭洲村饮水工程断供问题的函',
      '清督〔2026〕PB-0001-01',
      '逾期3个工作日',
      '2026年3月3日电话催办',
      '清政督催〔2026〕2号蓝单',
      '2026年3月6日前办结',
      '发红色督查单',
    ])
      expect(text).toContain(words);
  });
  it.each([
    ['BLUE', '9DC3E6', '蓝色督查单'],
    ['YELLOW', 'FFE699', '黄色督查单'],
    ['RED', 'FF9B93', '红色督查单'],
  ] as const)('%s 的颜色在表内的色带上,并写出颜色,红头不变', async (color, fill, name) => {
    const parts = partsOf(await single({ color }));
    expect(body(parts)).toContain(`w:fill="${fill}"`);
    expect(textOf(body(parts))).toContain(name);
    const [head] = named(parts, 'header', '清槐县人民政府办公室');
    expect(parts[head as string]).toMatch(/thickThinSmallGap" w:color="FF0000"/);
  });
  it('刚到期、没有催办过、没有另定限期', async () => {
    const text = textOf(body(partsOf(await single({ overdueDays: 0, urgedBefore: [], finishBy: null }))));
    for (const words of ['到期未办结', '收到本单后立即办结']) expect(text).toContain(words);
  });
});

describe('公文文字', () => {
  it.each([
    ['水利局,发改局:请办理;谢谢', '水利局\uff0c发改局\uff1a请办理\uff1b谢谢'],
    ['(联系人:王某)', '\uff08联系人\uff1a王某\uff09'],
    ['10:30 (A3) 1,000', '10:30 (A3) 1,000'],
  ])('%j 的标点', (text, expected) => expect(punctuated(text)).toBe(expected));
  it('数字占半字', () => expect(widthInCharacters('2026年3月2日')).toBe(6));
});
