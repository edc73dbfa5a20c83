import { type Migration } from '@duban/persistence';

/** What the state of a running assignment began to hold after it was saved. */
const since = {
  opinionMissing: null,
  reworks: 0,
  explained: [],
  overdueExplained: [],
  returnRequest: null,
  children: [],
  coordinated: [],
  suspended: null,
  cancelled: null,
  suspensions: [],
  recounts: [],
  notices: [],
  redSigned: null,
  proposals: [],
  before: null,
};

/** What a due date is counted by is kept (I-21); of what is running it follows from the issue, or from its extension. */
export const clock: Migration = {
  id: '0005-clock',
  up: [
    "select set_config('app.scope', 'all', true)",
    'alter table assignment.assignment add column provisional boolean not null default false',
    `update assignment.assignment set provisional = (state -> 'issued' ->> 'provisional')::boolean,
       state = '${JSON.stringify(since)}'::jsonb || jsonb_build_object('urgency', state -> 'issued' -> 'urgency',
         'acknowledgeDueAt', state -> 'issued' -> 'acknowledgeDueAt', 'unextendedDueAt', state -> 'issued' -> 'dueAt',
         'clock', jsonb_build_object('provisional', state -> 'issued' -> 'provisional',
           'calendarVersion', state -> 'issued' -> 'calendarVersion')
           || case when state -> 'extension' ->> 'agreed' = 'true'
             then jsonb_build_object('setBy', 'EXTENSION', 'start', state -> 'extension' -> 'at', 'rule',
               jsonb_build_object('unit', 'DATE', 'date',
                 to_char((state ->> 'dueAt')::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD')))
             else jsonb_build_object('setBy', null, 'start', state -> 'issued' -> 'issuedAt',
               'rule', state -> 'issued' -> 'deadline') end) || state`,
    `create index assignment_open_due on assignment.assignment (region, due_at, id)
       where status not in ('ACCEPTED', 'CLEARED', 'CANCELLED', 'WITHDRAWN_REASSIGNED')`,
    'create index assignment_provisional on assignment.assignment (region) where provisional',
  ],
};
