import { type Migration } from '@duban/persistence';

/** 流程位置 where the engine cannot be searched: of which diagram a step is, and whether it was withdrawn. */
export const stepsSeen: Migration = {
  id: '0004-steps-seen',
  up: ['alter table workflow.todo add column definition_key text, add column withdrawn boolean not null default false'],
};
