import { type Migration, regionTable } from '@duban/persistence';

/** 移到最新版: which running instance went from which version to which, by whom, when and why. */
export const instanceMoves: Migration = {
  id: '0005-instance-move',
  up: [
    `create table workflow.instance_move (process_instance text not null, process_id text not null, from_version int not null,
      to_version int not null, region text not null, matter_id uuid not null, reason text not null, by_id text not null,
      by_name text not null, at timestamptz not null, primary key (process_instance, to_version))`,
    'create index instance_move_at on workflow.instance_move (region, at)',
    ...regionTable('workflow.instance_move', { units: false, grants: 'select, insert' }),
  ],
};
