import { type MatterFact, type Policy, type ReadReport } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { reader } from '../rules/reader';

/** 已阅: the report was read; it still waits for a decision. Read twice is read once. */
export const readReport: Decide<ReadReport, Matter, MatterFact, Policy> = (_, state, { actor, now }) => {
  const { presented } = reader(state, actor, '已阅');
  return presented.read
    ? []
    : [{ type: 'matter.report-read.v1', data: { by: { id: actor.id, name: actor.name }, at: now } }];
};
