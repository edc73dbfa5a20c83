import { type CalendarFact, countyPolicy } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { workCalendar } from './calendar';
import { draft } from './commands/draft';
import { publish } from './commands/publish';

const given = specFor(workCalendar, countyPolicy);
const table = { year: 2027, source: '国办发明电〔2026〕9号', off: ['2027-01-01'], work: ['2027-01-09'], localWork: [] };
const by = { by: { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' }, at: NOW, region: '990121' };
const drafted: CalendarFact = { type: 'calendar.drafted.v1', data: { ...table, ...by } };
const published: CalendarFact = {
  type: 'calendar.published.v1',
  data: { ...table, ...by, serial: 3, version: '第3版·2027年' },
};
const sound = { problems: [] };

describe('R-206 工作日历由地区维护', () => {
  it('拟稿, 公布前可以改', () => {
    given().when(draft, table, { lookup: sound }).then(drafted);
    const corrected = { ...table, off: ['2027-01-01', '2027-01-02'] };
    given(drafted)
      .when(draft, corrected, { lookup: sound })
      .then({ ...drafted, data: { ...corrected, ...by } });
  });
  it('表有错不存, 说明哪一天错在哪里', () =>
    given()
      .when(draft, table, { lookup: { problems: [{ day: '2027-05-01', message: '是法定节假日,表中没有放假' }] } })
      .refused('calendar.table-wrong', { count: 1, problems: '2027-05-01是法定节假日,表中没有放假' }));
  it('I-21 公布的有版本号, 整张表写进事实', () =>
    given(drafted)
      .when(publish, {}, { lookup: { serial: 3 } })
      .then(published));
  it('重复公布不产生事实; 公布的不能改; 没有拟稿不能公布', () => {
    given(drafted, published)
      .when(publish, {}, { lookup: { serial: 4 } })
      .thenNothing();
    given(drafted, published).when(draft, table, { lookup: sound }).refused('calendar.wrong-status');
    given()
      .when(publish, {}, { lookup: { serial: 1 } })
      .refused('calendar.wrong-status');
  });
});
