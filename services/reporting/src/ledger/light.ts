/**
 * 状态灯 as SQL over a ledger row, `$now` being a timestamptz expression. 蓝 is done in time; done late stays
 * red; before 交办 there is no clock, so grey. `yellow_from` was counted in working days when the clock started.
 */
export const lightSql = (now: string): string => `case
  when status in ('REJECTED', 'REGISTERED', 'OPINION_DRAFTED', 'APPROVED') then 'GREY'
  when status in ('FEEDBACK', 'CLOSED', 'ARCHIVED') then case when on_time is false then 'RED' else 'BLUE' end
  when returns >= 2 or (due_at < ${now} and status <> 'IN_REVIEW') then 'RED'
  when yellow_from <= ${now} and status <> 'IN_REVIEW' then 'YELLOW'
  else 'GREEN' end`;
