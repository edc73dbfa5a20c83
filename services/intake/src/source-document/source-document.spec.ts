import {
  countyPolicy,
  type RegisterSourceDocument,
  type ResolvedItem,
  type SourceDocumentFact,
} from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { correct } from './commands/correct';
import { register } from './commands/register';
import { sourceDocument } from './source-document';

const given = specFor(sourceDocument, countyPolicy);
const by = { by: { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' }, at: NOW };
const unit = (name: string): { id: string; name: string } => ({ id: name, name });
const item = (more: Partial<ResolvedItem> = {}): ResolvedItem => ({
  no: 1,
  sentence: '由县水利局牵头,3月31日前完成管网改造。',
  matter: '管网改造',
  lead: unit('水利局'),
  co: [unit('财政局')],
  deadline: { unit: 'DATE', date: '2026-03-31' },
  supervised: true,
  ...more,
});
const command = (...items: ResolvedItem[]): RegisterSourceDocument => ({
  kind: 'EXECUTIVE_MEETING',
  title: '第28次常务会议纪要',
  issuedOn: '2026-03-02',
  text: '会议议定:\n1.由县水利局牵头,\n3月31日前完成管网改造。\n2.请各单位抓好落实。',
  items,
  declaredUnclassified: true,
});
const registered = (...items: ResolvedItem[]): SourceDocumentFact => {
  const { declaredUnclassified: _, ...data } = command(...items);
  return { type: 'source-document.registered.v1', data: { ...data, ...by, region: '990121' } };
};
const registering = (...items: ResolvedItem[]) => given().when(register, command(...items));
const rest = item({ no: 2, sentence: '请各单位抓好落实', supervised: false, unsupervisedReason: '一般要求' });

describe('登记会议纪要', () => {
  it('S-22 每一项都照录原文, 换行、空格不算不同', () => registering(item(), rest).then(registered(item(), rest)));
  it('S-22 原文里没有的句子不受理', () =>
    registering(item({ sentence: '由县水利局牵头,4月30日前完成管网改造。' })).refused(
      'source-document.sentence-not-in-text',
      { no: 1 },
    ));
  it('序号不能重复', () =>
    registering(item(), item({ sentence: '请各单位抓好落实' })).refused('source-document.number-twice', { no: 1 }));
  it('S-94 列入督查的须有牵头单位', () =>
    registering(item({ lead: undefined })).refused('source-document.unit-missing', { no: 1 }));
  it('S-28 列入督查的须有时限', () =>
    registering(item({ deadline: undefined })).refused('source-document.deadline-missing', { no: 1 }));
  it('牵头的不能同时配合', () =>
    registering(item({ co: [unit('水利局')] })).refused('source-document.lead-also-co', { no: 1, unit: '水利局' }));
  it('S-6 不列入督查的写明理由; 一项都不列入的不受理', () => {
    registering(item({ supervised: false })).refused('source-document.reason-missing', { no: 1 });
    registering(rest).refused('source-document.nothing-supervised', {});
  });
  it('同一份不登记两次', () =>
    given(registered(item())).when(register, command(item())).refused('source-document.already-registered', {}));
});

describe('更正议定事项', () => {
  const correcting = { items: [item({ matter: '管网改造12公里' })], reason: '漏了目标' };
  it('立项前可以更正, 原来的留在历史里', () =>
    given(registered(item()))
      .when(correct, correcting, { lookup: { approved: false } })
      .then({ type: 'source-document.corrected.v1', data: { ...correcting, ...by } }));
  it('I-13 立项后不能更正', () =>
    given(registered(item()))
      .when(correct, correcting, { lookup: { approved: true } })
      .refused('source-document.frozen', {}));
  it('没登记的不能更正; 更正后同样照录原文', () => {
    given()
      .when(correct, correcting, { lookup: { approved: false } })
      .refused('source-document.not-registered', {});
    given(registered(item()))
      .when(correct, { ...correcting, items: [item({ sentence: '另写一句' })] }, { lookup: { approved: false } })
      .refused('source-document.sentence-not-in-text', { no: 1 });
  });
});
