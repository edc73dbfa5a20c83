import { type Migration, regionTable } from '@duban/persistence';

/** 时限、催办升级 and their ledger. */
export const urgingTables: Migration = {
  id: '0003-urging',
  up: [
    // What the deadlines of an assignment follow from. RUNNING, PAUSED (中止), STOPPED (已报送), ENDED.
    `create table notification.clock (assignment uuid primary key, region text not null, units text[] not null,
      matter_id uuid not null, version text not null, about jsonb not null, state text not null, clock jsonb not null)`,
    'create index clock_matter on notification.clock (matter_id)',
    ...regionTable('notification.clock'),
    // One row an assignment and rung. OPEN, IDLE (the clock does not run), PASSED (lay behind when it was counted), FIRED.
    `create table notification.deadline (assignment uuid not null, rung text not null, kind text not null,
      region text not null, matter_id uuid not null, unit text not null, urgency text not null,
      due_at timestamptz not null, state text not null, fired_at timestamptz, primary key (assignment, rung))`,
    `create index deadline_due on notification.deadline (due_at) where state = 'OPEN'`,
    ...regionTable('notification.deadline', { units: false }),
    // 催办台账. NEW and HELD have still to speak, not before \`speak_at\`; TOLD did; SILENT gave way to a later one; DROPPED
    // had nothing left to say. \`raised\`: null when no fact is wanted, false until it is there.
    `create table notification.reminder (assignment uuid not null, rung text not null, kind text not null,
      region text not null, units text[] not null, matter_id uuid not null, due_at timestamptz not null,
      at timestamptz not null, day date not null, state text not null default 'NEW', speak_at timestamptz not null,
      told_at timestamptz, raised boolean, primary key (assignment, rung))`,
    `create index reminder_next on notification.reminder (speak_at) where state in ('NEW', 'HELD')`,
    `create index reminder_waiting on notification.reminder (region) where state in ('NEW', 'HELD')`,
    'create index reminder_unraised on notification.reminder (region) where raised = false',
    'create index reminder_matter on notification.reminder (matter_id)',
    ...regionTable('notification.reminder'),
    // At most one automatic message an assignment and day.
    `create table notification.spoken (assignment uuid not null, day date not null, region text not null,
      primary key (assignment, day))`,
    ...regionTable('notification.spoken', { units: false }),
    `create table notification.urging (id uuid primary key, region text not null, units text[] not null default '{}',
      version int not null, head text not null, state jsonb not null, matter_id uuid)`,
    ...regionTable('notification.urging'),
  ],
};
