/** SQL: the matters that message `m` speaks of, a merged one of several. */
export const spokenOf = '(select unnest(m.matters) as id union select m.matter_id where m.matter_id is not null)';
/** SQL: whether one of them is 特急, or the message itself cannot wait (重大突发情况). */
export const speaksUrgently = `(m.kind = 'INCIDENT' or exists (select from ${spokenOf} x join notification.known_matter k on k.id = x.id
  where k.urgency = 'EXTRA_URGENT'))`;
