/**
 * 状态灯 as SQL over a ledger row, `now` being a timestamptz expression: the worst light of the units that must
 * deliver. 蓝 is done in time; done late stays red; without a clock, or while it stands still, it is grey.
 */
export const lightSql = (now: string): string => `case
  when status in ('REJECTED', 'REGISTERED', 'OPINION_DRAFTED', 'APPROVED', 'SUSPENDED', 'REVOKED', 'MERGED') then 'GREY'
  when status in ('FEEDBACK', 'CLOSED', 'ARCHIVED') then case when on_time is false then 'RED' else 'BLUE' end
  when red_after < ${now} then 'RED'
  when yellow_from <= ${now} then 'YELLOW'
  else 'GREEN' end`;
