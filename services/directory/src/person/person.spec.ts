import { AppointPerson, countyPolicy } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { appoint } from './commands/appoint';
import { person } from './person';

const given = specFor(person, countyPolicy);
const id = 'c0a8012e-0002-4000-8000-000000000001';
const command = {
  name: '訾宁',
  post: '科员',
  unit: { id: 'c0a8012e-0001-4000-8000-000000000001', name: '水利局' },
  roles: ['HANDLER' as const],
  region: '990121',
  account: 'zi.ning',
};
const reach = { email: 'zi.ning@example.com', mobile: '13900000001' };
const by = { by: { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' }, at: NOW };
const appointed = { type: 'person.appointed.v1' as const, data: { ...command, ...by } };
const free = { accountOf: null, id };

describe('登记人员及职务', () => {
  it('带职务、角色、账号', () => given().when(appoint, command, { lookup: free }).then(appointed));
  it('换岗即重新登记, 账号仍是本人的', () =>
    given(appointed)
      .when(appoint, { ...command, post: '股长' }, { lookup: { accountOf: id, id } })
      .then({ ...appointed, data: { ...appointed.data, post: '股长' } }));
  it('登记了邮箱、手机的带在事实里, 供消息送达', () =>
    given()
      .when(appoint, { ...command, ...reach }, { lookup: free })
      .then({ ...appointed, data: { ...appointed.data, ...reach } }));
  it('邮箱、手机号码格式不对就不收', () => {
    for (const wrong of [{ email: 'zi.ning' }, { mobile: '0571-1234' }])
      expect(AppointPerson.safeParse({ ...command, ...wrong }).success).toBe(false);
    expect(AppointPerson.parse({ ...command, ...reach })).toMatchObject(reach);
  });
  it('别人的账号不能用', () =>
    given()
      .when(appoint, command, { lookup: { accountOf: 'somebody else', id } })
      .refused('person.account-taken', { account: 'zi.ning' }));
  it('别的地区的人由该地区登记', () =>
    given()
      .when(appoint, { ...command, region: '990122' }, { lookup: free })
      .refused('directory.other-region'));
});
