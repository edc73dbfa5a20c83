import { countyPolicy, DraftScheme, type SchemeFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { draft } from './commands/draft';
import { publish } from './commands/publish';
import { scheme } from './scheme';

const given = specFor(scheme, countyPolicy);
const by = { by: { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' }, at: NOW, region: '990121' };
const policy = { ...countyPolicy, version: 'v2' };
const command = { base: 'v1', policy };
const drafted: SchemeFact = { type: 'scheme.drafted.v1', data: { ...command, ...by } };
const lookup = { versions: ['v1'], today: '2026-03-02' };
const effectiveFrom = '2026-04-01';
const published: SchemeFact = {
  type: 'scheme.published.v1',
  data: { base: 'v1', policy: { ...policy, effectiveFrom }, ...by },
};

describe('拟订制度方案', () => {
  it('以已有的一版为依据, 发布前可以再改', () => {
    given().when(draft, command, { lookup }).then(drafted);
    given(drafted).when(draft, command, { lookup }).then(drafted);
  });
  it('依据的一版须存在, 版本名在本地区不重', () => {
    given()
      .when(draft, { ...command, base: 'v0' }, { lookup })
      .refused('scheme.base-unknown', { base: 'v0' });
    given()
      .when(draft, { base: 'v1', policy: countyPolicy }, { lookup })
      .refused('scheme.version-taken', { version: 'v1' });
  });
  it('发布后不能再改', () =>
    given(drafted, published).when(draft, command, { lookup }).refused('scheme.already-published', { version: 'v2' }));
  it('填错的项用中文指明', () => {
    const [first, ...rest] = countyPolicy.ladder;
    const wrong = {
      ...policy,
      yellow: { ...policy.yellow, share: 2 },
      deadline: countyPolicy.deadline.slice(0, -1),
      ladder: [...rest, first],
      quietHours: { from: '25:00', to: '08:00' },
    };
    const issues = DraftScheme.safeParse({ base: 'v1', policy: wrong }).error?.issues ?? [];
    expect(issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'policy.deadline.6.when 最后一行不能有条件:其余情形归它',
      'policy.yellow.share 不大于1',
      'policy.ladder.5.workdays 须晚于上一级',
      'policy.ladder.5.hours 须晚于上一级',
      'policy.quietHours.from 请写成 21:00 的样子',
    ]);
  });
});

describe('发布制度方案', () => {
  it('自施行日期起生效', () => given(drafted).when(publish, { effectiveFrom }, { lookup }).then(published));
  it('施行日期可以是今天, 不能在今天之前', () => {
    expect(given(drafted).when(publish, { effectiveFrom: '2026-03-02' }, { lookup }).facts()).toHaveLength(1);
    given(drafted).when(publish, { effectiveFrom: '2026-03-01' }, { lookup }).refused('scheme.in-the-past');
  });
  it('没有草稿、已发布、版本名已被别的一版用去, 都不能发布', () => {
    given().when(publish, { effectiveFrom }, { lookup }).refused('scheme.not-drafted');
    given(drafted, published).when(publish, { effectiveFrom }, { lookup }).refused('scheme.already-published');
    given(drafted)
      .when(publish, { effectiveFrom }, { lookup: { ...lookup, versions: ['v1', 'v2'] } })
      .refused('scheme.version-taken', { version: 'v2' });
  });
});
