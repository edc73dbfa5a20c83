import { countyPolicy, type InformantFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { entrust } from './commands/entrust';
import { record } from './commands/record';
import { reveal } from './commands/reveal';
import { informant } from './informant';
import { type OfMatter } from './named-persons';

const given = specFor(informant, countyPolicy);
const me = { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' };
const clerk = { id: 'clerk', name: '尤芷' };
const other = { id: 'other', name: '晏行舟' };
const sealed = { informants: [{ name: 'v1.sealed' }] };
const fact = (type: InformantFact['type'], data: object): InformantFact => ({ type, data }) as InformantFact;
const recorded = fact('informant.recorded.v1', { by: clerk, at: NOW, region: '990121', ...sealed });
const entrusted = fact('informant.entrusted.v1', { by: other, at: NOW, persons: [me], reason: '参加核查' });
const matter = (supervisor: typeof me | null = null, units: string[] = []): OfMatter => ({ supervisor, units });
const viewing = { reason: '电话回访' };
const revealed = fact('informant.revealed.v1', { by: me, at: NOW, ...viewing });

describe('R-125 登记反映人', () => {
  it('事项登记之前就可以登记, 存的是密文', () =>
    given().when(record, sealed, { actor: clerk, lookup: undefined }).then(recorded));
  it('已登记的只有知悉人可以更正', () => {
    given(recorded).when(record, sealed, { actor: other, lookup: matter() }).refused('informant.not-named');
    given(recorded).when(record, sealed, { actor: clerk, lookup: matter() }).then(recorded);
  });
});

describe('R-125 反映人只有知悉人可以查看, 每次查看写明事由', () => {
  it('登记人、督办责任人、办公室主任指定的人可以', () => {
    const own = fact('informant.recorded.v1', { by: me, at: NOW, region: '990121', ...sealed });
    given(own).when(reveal, viewing, { lookup: matter() }).then(revealed);
    given(recorded)
      .when(reveal, viewing, { lookup: matter(me) })
      .then(revealed);
    given(recorded, entrusted).when(reveal, viewing, { lookup: matter() }).then(revealed);
  });
  it('别人不可以, 办公室主任没有指定自己也不可以', () => {
    const director = { roles: ['OFFICE_DIRECTOR'] };
    given(recorded)
      .when(reveal, viewing, { lookup: matter(other) })
      .refused('informant.not-named');
    given(recorded).when(reveal, viewing, { actor: director, lookup: matter() }).refused('informant.not-named');
  });
  it('知悉人的代理人不可以', () => {
    const acting = { onBehalfOf: [{ role: 'SUPERVISOR', id: other.id, name: other.name, delegation: 'd' }] };
    given(recorded)
      .when(reveal, viewing, { actor: acting, lookup: matter(other) })
      .refused('informant.not-named');
  });
  it('所在单位是承办单位的, 知悉人也不可以', () =>
    given(recorded)
      .when(reveal, viewing, { actor: { units: ['water'] }, lookup: matter(me, ['water']) })
      .refused('informant.own-unit'));
  it('没有登记的、事项看不见的, 无可查看', () => {
    given()
      .when(reveal, viewing, { lookup: matter(me) })
      .refused('informant.not-recorded');
    given(recorded).when(reveal, viewing, { lookup: undefined }).refused('informant.not-recorded');
  });
});

describe('R-125 办公室主任指定知悉人', () => {
  const naming = { persons: [me, clerk], reason: '参加核查' };
  it('只加还不是知悉人的', () =>
    given(recorded)
      .when(entrust, naming, { actor: other, lookup: matter() })
      .then(fact('informant.entrusted.v1', { by: other, at: NOW, persons: [me], reason: '参加核查' })));
  it('都已是知悉人的不变; 没有登记的被拒', () => {
    given(recorded, entrusted).when(entrust, naming, { lookup: matter() }).thenNothing();
    given().when(entrust, naming, { lookup: matter() }).refused('informant.not-recorded');
  });
});
