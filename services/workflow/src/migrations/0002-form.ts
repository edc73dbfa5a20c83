import { type Migration } from '@duban/persistence';

/** 表单步骤: a step without a command names the form that is filled in. */
export const todoForm: Migration = {
  id: '0002-form',
  up: ['alter table workflow.todo add column form_id text'],
};
