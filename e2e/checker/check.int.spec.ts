import { inChinese } from './index';
import { openOffice } from './office.samples';

describe('核对', () => {
  it('没有错的平台,什么也不报,每条规则都核对过', async () => {
    const office = await openOffice();
    const ids = await Promise.all([office.opened(), office.opened(), office.opened({ region: '990122' })]);
    for (const id of ids.slice(0, 2)) await office.noted(id, ['一', '二']);
    await office.noted(ids[2] as string, ['三'], { region: '990122' });
    await office.relayed();
    await office.handled();
    const report = await office.check();
    expect(report.findings).toEqual([]);
    expect(report.counts.chain?.checked).toBe(8);
    expect(inChinese(report)).toContain('✓ 散列链对得上:核对 8,不符 0');
    await office.close();
  });
});
