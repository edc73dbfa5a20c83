import { mutantsOf } from './mutant';

const specs = ['services/notification/src'];
const fire = 'services/notification/src/urging/fire.ts';
const speak = 'services/notification/src/urging/speak.ts';
const raise = 'services/notification/src/urging/raise-due.ts';
const decision = 'services/notification/src/urging/commands/raise.ts';
const rungs = 'services/notification/src/deadline/rungs.ts';
const listener = 'services/notification/src/deadline/deadline.listener.ts';

/** 催办 (R-511): each rung once, at its time, one message a day. */
export const ladder = mutantsOf({ part: '催办', specs }, [
  {
    id: 'suspended-is-urged',
    file: rungs,
    from: "const state = !running ? 'IDLE' : before",
    to: 'const state = before',
  },
  {
    id: 'acknowledged-is-urged',
    file: rungs,
    from: "state: running && !done ? 'OPEN' : 'IDLE'",
    to: "state: running ? 'OPEN' : 'IDLE'",
  },
  {
    id: 'past-reminders-made-up',
    file: rungs,
    from: "before && dueAt < at ? 'PASSED' : 'OPEN'",
    to: "before && dueAt < at ? 'OPEN' : 'OPEN'",
  },
  {
    id: 'calendar-days',
    file: rungs,
    from: 'localDay(addWorkdays(dueAt, workdays, calendar))',
    to: 'localDay(new Date(Date.parse(dueAt) + workdays * 24 * HOUR_MS).toISOString())',
  },
  { id: 'reached-again', file: listener, from: "  where d.state <> 'FIRED'`;", to: '`;' },
  {
    id: 'old-date-still-speaks',
    file: listener,
    from: 'if (clock.dueAt !== row.clock.dueAt && !fact.replayed) await tx.query(dropOutdated, [row.assignment]);',
    to: '',
  },
  {
    id: 'replay-urges-again',
    file: listener,
    from: "const past = replayed ? env.clock.now() : '';",
    to: "const past = '';",
  },
  {
    id: 'fires-what-is-closed',
    file: fire,
    from: "where state = 'OPEN' and due_at <= $1 order by due_at",
    to: "where state in ('OPEN', 'IDLE') and due_at <= $1 order by due_at",
  },
  {
    id: 'fires-early',
    file: fire,
    from: "where state = 'OPEN' and due_at <= $1 order by due_at",
    to: "where state = 'OPEN' and due_at <= $1::timestamptz + interval '1 day' order by due_at",
  },
  {
    id: 'marked-but-not-recorded',
    file: fire,
    from: '$1, $2, $1 from fired returning 1)',
    to: "$1, $2, $1 from fired where kind = 'LADDER' returning 1)",
  },
  {
    id: 'two-messages-a-day',
    file: speak,
    from: 'if (mayToday.has(row.assignment)) settled',
    to: 'if (true) settled',
    and: ['speaking.filter(({ assignment }) => mayToday.has(assignment)),', 'speaking,'],
  },
  {
    id: 'speaks-at-night',
    file: speak,
    from: "row.clock.urgency === 'EXTRA_URGENT' ? now : afterQuiet(quiet, now)",
    to: 'now',
  },
  {
    id: 'urgent-waits-for-morning',
    file: speak,
    from: "row.clock.urgency === 'EXTRA_URGENT' ? now : afterQuiet(quiet, now)",
    to: 'afterQuiet(quiet, now)',
  },
  {
    id: 'every-rung-speaks',
    file: speak,
    from: 'const key = `${row.assignment}/${row.kind}`;',
    to: 'const key = `${row.assignment}/${row.kind}/${row.rung}`;',
  },
  { id: 'over-and-still-told', file: speak, from: 'if (isOver(row) || !step) {', to: 'if (!step) {' },
  { id: 'two-speak-for-a-region', file: speak, from: 'if (!lock?.mine) return 0;', to: '' },
  { id: 'restricted-among-others', file: speak, from: "${row.restricted ? `/${row.matterId}` : ''}", to: '' },
  {
    id: 'notice-issued-twice',
    file: decision,
    from: 'raised.includes(rung.key)',
    to: 'false',
  },
  {
    id: 'ended-is-raised',
    file: raise,
    from: "if (!rung || row.clock.state !== 'RUNNING') return;",
    to: 'if (!rung) return;',
  },
]);
