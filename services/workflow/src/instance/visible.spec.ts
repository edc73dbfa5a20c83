import { type InstanceHistory } from './process-history';
import { parentsOf, visibleToUnit } from './visible';

const process = (key: string, caller: string | null): InstanceHistory['processes'][number] => ({
  key,
  caller,
  definition: 'd',
  state: 'ACTIVE',
});
const element = (key: string, inProcess: string): InstanceHistory['elements'][number] => ({
  key,
  element: 'e',
  process: inProcess,
  state: 'ACTIVE',
  enteredAt: 0,
  leftAt: null,
});
/** The matter (1) calls two assignments (10, 20); the first has called 签收 (11) and 承办 (12), the second 签收 (21). */
const history: InstanceHistory = {
  processes: [
    process('1', null),
    process('10', 'a'),
    process('11', 'b'),
    process('12', 'c'),
    process('20', 'd'),
    process('21', 'e'),
  ],
  elements: [element('a', '1'), element('b', '10'), element('c', '10'), element('d', '1'), element('e', '20')],
  flows: [],
};

it('调用者是流程实例,不是调用它的那个元素', () => {
  expect([...parentsOf(history)]).toEqual([
    ['1', null],
    ['10', '1'],
    ['11', '10'],
    ['12', '10'],
    ['20', '1'],
    ['21', '20'],
  ]);
});

it('承办单位看到事项的流程和自己的任务,看不到别的单位办到哪里', () => {
  expect([...visibleToUnit(history, ['12', '11'])].sort()).toEqual(['1', '10', '11', '12']);
  expect([...visibleToUnit(history, ['21'])].sort()).toEqual(['1', '20', '21']);
});
