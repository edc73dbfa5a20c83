import excel from 'exceljs';
import { splitMinutes } from './minutes';
import { readMinutes, readText } from './minutes-file';
import { minutesText } from './minutes.samples';
import { assignmentNotice, Unreadable } from './index';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ON = '2026-03-02';
const one = (sentence: string) => splitMinutes(`1.${sentence}`, ON)[0];

describe('S-22 会议纪要拆成议定事项', () => {
  const rows = splitMinutes(minutesText, ON);

  it('十二项, 各自原文照录; 只有标题的不成一项', () => {
    expect(rows.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const { sentence } of rows) expect(minutesText).toContain(sentence);
  });

  it('写明了的单位、领导、时限、目标认得出', () => {
    expect(rows[0]).toMatchObject({
      matter: '关于鹭洲村饮水工程',
      lead: '县水利局',
      co: ['县财政局', '柳汀镇'],
      due: { unit: 'DATE', date: '2026-03-31' },
      target: expect.stringContaining('12公里'),
    });
    expect(rows[1]).toMatchObject({ lead: '县水利局', leader: '岳长汀', due: { unit: 'WORKDAY', amount: 15 } });
    expect(rows[3]).toMatchObject({
      lead: '县住房和城乡建设局',
      co: ['县发展和改革局', '县财政局'],
      due: { unit: 'DATE', date: '2026-12-31' },
    });
    expect(rows[4]).toMatchObject({ lead: '南薰街道办事处', co: ['北渚街道办事处'] });
    expect(rows[5]).toMatchObject({ lead: '县住房和城乡建设局', co: ['县城投公司'], leader: '岳长汀' });
    expect(rows[6]).toMatchObject({
      lead: '县行政审批局',
      due: { date: '2026-06-30' },
      target: expect.stringContaining('30%'),
    });
  });

  it('标题写进事项, 没写单位或时限的留空, 由人补', () => {
    expect(rows[2]?.matter).toContain('关于农村供水保障:');
    expect(rows[9]).toMatchObject({ due: null });
    expect(rows[11]).toMatchObject({ lead: null, due: { date: '2026-05-10' } });
  });
});

describe('时限从纪要里读', () => {
  it.each([
    ['由县水利局牵头,2027年3月15日前完成', { unit: 'DATE', date: '2027-03-15' }],
    ['由县水利局牵头,1月20日前完成', { unit: 'DATE', date: '2027-01-20' }],
    ['由县水利局牵头,2月底前完成', { unit: 'DATE', date: '2027-02-28' }],
    ['由县水利局牵头,第一季度前完成', { unit: 'DATE', date: '2026-03-31' }],
    ['由县水利局牵头,年底前完成', { unit: 'DATE', date: '2026-12-31' }],
    ['由县水利局牵头,十五个工作日内完成', { unit: 'WORKDAY', amount: 15 }],
    ['由县水利局牵头,两周内完成', { unit: 'DAY', amount: 14 }],
    ['由县水利局牵头,2周内完成', { unit: 'DAY', amount: 14 }],
    ['由县水利局牵头,2月30日前完成', null],
    ['由县水利局牵头,尽快完成', null],
  ])('%s', (sentence, due) => {
    if (due) expect(one(sentence)?.due).toMatchObject(due);
    else expect(one(sentence)?.due).toBeNull();
  });
});

describe('纪要的文件', () => {
  const cells = [
    ['序号', '议定事项', '牵头单位', '配合单位', '责任领导', '完成时限'],
    ['1', '鹭洲村饮水工程', '县水利局', '县财政局、柳汀镇', '岳长汀', '2026年3月31日'],
    ['2', '校园食品安全', '', '', '', ''],
  ];

  it('表格按列名读, 从表格里粘贴的一样', async () => {
    const book = new excel.Workbook();
    book.addWorksheet('分解').addRows(cells);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    const read = await readMinutes(bytes, XLSX, ON);
    expect(read.rows).toMatchObject([
      {
        matter: '鹭洲村饮水工程',
        lead: '县水利局',
        co: ['县财政局', '柳汀镇'],
        leader: '岳长汀',
        due: { date: '2026-03-31' },
      },
      { matter: '校园食品安全', lead: null, due: null },
    ]);
    expect(read.text).toContain(read.rows[0]?.sentence ?? '没有');
    expect(readText(cells.map((row) => row.join('\t')).join('\n'), ON).rows).toEqual(read.rows);
  });

  it('docx 里的段落和表格都读得到', async () => {
    const line = {
      role: '牵头',
      unit: '县水利局',
      leader: '蒲泽',
      handler: '',
      requirement: '关于管网改造,由县水利局牵头,4月底前完成。',
      deadline: '',
    };
    const notice = {
      issuer: '清槐县',
      documentNo: '',
      title: '纪要',
      instruction: '无',
      text: '无',
      contact: '',
      signedOn: ON,
    };
    const { rows, text } = await readMinutes(await assignmentNotice({ ...notice, lines: [line] }), DOCX, ON);
    expect(text).toContain('县水利局\t蒲泽');
    expect(rows.length).toBeGreaterThan(0);
  });

  it('读不了的文件说读不了: 坏的、别的格式', async () => {
    await expect(readMinutes(Buffer.from('PK坏'), DOCX, ON)).rejects.toThrow();
    await expect(readMinutes(Buffer.from('%PDF-1.4'), 'application/pdf', ON)).rejects.toBeInstanceOf(Unreadable);
  });

  it('再长的文字也在有限的时间里读完, 至多二百项', () => {
    const long = Array.from(
      { length: 400 },
      (_, i) => `${i + 1}.由${'县水利局、'.repeat(30)}牵头,${'县'.repeat(400)}`,
    ).join('\n');
    const before = performance.now();
    expect(splitMinutes(long, ON).length).toBeLessThanOrEqual(200);
    expect(splitMinutes('由'.repeat(60_000), ON)).toEqual([]);
    expect(splitMinutes(`1.${'由请'.repeat(20_000)}牵头`, ON).length).toBe(1);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
