import { maySupervise, type Subject, subjectTypeOf } from './subject';

const of = (more: Partial<Subject> = {}): Subject => ({
  division: '990121',
  subjectType: null,
  isSubject: true,
  ...more,
});
const unit = { id: 'u', name: '鹭洲村' };
const code = (subject: Subject | undefined, line: object = {}): string => {
  try {
    maySupervise({ role: 'LEAD', unit, ...line }, '990121', subject ? { u: subject } : {});
    return 'may';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const town = of({ division: '990121100' });
const village = of({ division: '990121100201' });
const firm = of({ isSubject: false });

describe('R-103 督查对象', () => {
  it('本级部门、下一级可以督查, 不须理由', () => {
    for (const subject of [of(), town]) expect(code(subject)).toBe('may');
  });
  it('越级的须写明必要的理由, 协办也一样', () => {
    for (const role of ['LEAD', 'SEPARATE', 'CO']) {
      expect(code(village, { role })).toBe('notice.skip-level');
      expect(code(village, { role, skipLevelReason: '断水一周,须直接督办' })).toBe('may');
    }
  });
  it('企业和个人只能协办', () => {
    for (const role of ['LEAD', 'SEPARATE']) expect(code(firm, { role })).toBe('notice.not-a-subject');
    expect(code(firm, { role: 'LEAD', skipLevelReason: '必要' })).toBe('notice.not-a-subject');
    expect(code(firm, { role: 'CO' })).toBe('may');
  });
  it('不在管辖范围的不能督查, 上级也不能', () => {
    for (const division of ['990122', '990122100', '990100', '990000'])
      expect(code(of({ division }), { skipLevelReason: '必要' })).toBe('notice.outside-jurisdiction');
  });
  it('单位库里还没有的不拦', () => expect(code(undefined)).toBe('may'));
  it('对象四类: 登记了的按登记, 没有登记的按区划', () => {
    expect(subjectTypeOf(of(), '990121')).toBe('DEPARTMENT');
    expect(subjectTypeOf(town, '990121')).toBe('LOWER');
    expect(subjectTypeOf(of({ subjectType: 'AUTHORIZED' }), '990121')).toBe('AUTHORIZED');
  });
});
