import { type InspectionRecordView, type InspectionView } from '@duban/contracts';
import { eventually } from '@duban/testing';
import { type County } from './county';
import { type Office } from './office';

/** 车前 of 交通局 is lent to the team: finds the points in the navigation, on a phone, and sends a record. */
export const recordOfMember = async (office: Office, county: County, id: string): Promise<void> => {
  const page = await office.sit(`${county.url}/inbox`, 'traffic.handler', { width: 390, height: 844 });
  await page.getByRole('navigation', { name: '底部导航' }).getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '现场记录' }).click();
  for (const point of ['鹭洲小区', '上坞安置房']) await page.getByText(point, { exact: true }).waitFor();
  await page.getByRole('button', { name: '重大突发情况报告' }).first().waitFor();
  await page.getByRole('button', { name: '记录 鹭洲小区' }).click();
  const sheet = page.getByRole('region', { name: '现场记录:鹭洲小区' });
  await sheet.getByLabel('到访时间').fill('2026-03-10T10:30');
  await sheet.getByLabel('现场情况').fill('楼道照明已修好');
  await sheet.getByRole('radio', { name: '确认' }).check();
  await sheet.getByLabel('在场人员').fill('芮汀');
  await sheet.getByRole('button', { name: '报送' }).click();
  await page.getByText('已与平台同步').waitFor();
  const [open] = (await county.get<InspectionView[]>('miaoxiaolan', `/api/inspections?matterId=${id}`)).filter(
    ({ mode }) => mode === 'OPEN_VISIT',
  );
  const records = await eventually('the record has arrived', async () => {
    const all = await county.get<InspectionRecordView[]>(
      'miaoxiaolan',
      `/api/inspection-records?inspectionId=${open?.id}`,
    );
    return all.length === 2 && all;
  });
  expect(records.map(({ by, observations }) => `${by.name}:${observations}`)).toContain('车前:楼道照明已修好');
};
