import { countyPolicy } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { register } from './commands/register';
import { unit } from './unit';
import { isUscc } from './uscc';

const given = specFor(unit, countyPolicy);
const command = {
  name: '清槐县水利局',
  shortName: '水利局',
  uscc: '11990121MBDEM1077G',
  isSupervisionBody: false,
  isSubject: true,
  region: '990121',
};
const by = { by: { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' }, at: NOW };

describe('登记单位', () => {
  it('R-802 校验统一社会信用代码', () => {
    expect(isUscc('91350100M000100Y43')).toBe(true);
    for (const code of ['11990121MBDEM10343', '11990121MBDEM1042X', '11990121MBDEM1077G'])
      expect(isUscc(code)).toBe(true);
    for (const code of ['91350100M000100Y44', '9135', '11990121MBDEM1O77G']) expect(isUscc(code)).toBe(false);
  });
  it('登记单位, 重复登记同样内容不产生事实', () => {
    given()
      .when(register, command)
      .then({ type: 'unit.registered.v1', data: { ...command, ...by } });
    given({ type: 'unit.registered.v1', data: { ...command, ...by } })
      .when(register, command)
      .thenNothing();
  });
  it('代码校验不通过被拒', () =>
    given()
      .when(register, { ...command, uscc: '11990121MBDEM1077X' })
      .refused('unit.uscc-wrong'));
});
