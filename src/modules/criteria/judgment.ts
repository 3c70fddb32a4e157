import { type Sql, raw, sql, validOn } from '../../database/read.js';

/** The criteria set in force on `day` for `program subject`: of the smallest area around its place, else the country's. */
export const setInForce = (day: Sql): Sql => sql`(
  select s.* from criteria_set s
  where s.program_kind = subject.kind and ${validOn(raw('s'), day)} and (s.admin_unit_id is null or s.admin_unit_id = any(array(
    -- An array, so that it is looked up once from the program's side and never from the area's.
    select around.ancestor_id
    from program_placement pl join admin_unit_ancestor around on around.unit_id = pl.admin_unit_id
    where pl.program_id = subject.id and pl.annulled_at is null and ${validOn(raw('pl'), day)})))
  order by (select u.level from admin_unit u where u.id = s.admin_unit_id) desc nulls last limit 1)`;

/** What joins to `program subject`: `recording.since`, null where nobody has begun to record. */
export const recordingSince = (day: Sql): Sql => sql`left join lateral (
    -- From this day on, that nothing is recorded means that nothing was done.
    select case when commune.recorded_from is not null then greatest(commune.recorded_from, subject.founded_on) end as since
    from program_placement pl
    join admin_unit_ancestor around on around.unit_id = pl.admin_unit_id and around.ancestor_level = 3
    join admin_unit commune on commune.id = around.ancestor_id
    where pl.program_id = subject.id and pl.annulled_at is null and ${validOn(raw('pl'), day)}
  ) recording on true`;

/** A SELECT of the last day until `day` on which what `criterion c` asks of `program subject` was done, as an activity. */
export const lastDone = (
  day: Sql,
): Sql => sql`select ap.period_to - 1 from activity_program ap join activity a on a.id = ap.activity_id
      where ap.program_id = subject.id and a.kind = c.recurring and a.ended_at is null and ap.period_to <= ${day} + 1
      order by ap.period_to desc limit 1`;

/**
 * What joins to `program subject`: its criteria as `c` of the set `criteria`, and `judged` with is_met (null: cannot be
 * judged), actual, last_on and due_on.
 */
export const judgments = (day: Sql): Sql => sql`
  cross join lateral ${setInForce(day)} criteria
  join criterion c on c.criteria_set_id = criteria.id
  cross join lateral (
    select jsonb_object_agg(f.fact, f.value) as known from program_fact f where f.program_id = subject.id
  ) facts
  cross join lateral (
    select min(e.last_checked_on) as oldest_on, bool_and(e.last_checked_on is not null) as is_complete
    from equipment_line e where e.program_id = subject.id and e.removed_on is null
  ) checked
  ${recordingSince(day)}
  cross join lateral (
    select case c.recurring when 'EQUIPMENT_CHECK' then checked.oldest_on else (
      ${lastDone(day)}
    ) end as last_on
    -- A fence: told of in eleven places, it would be looked up in each.
    offset 0
  ) done
  cross join lateral (select done.last_on + c.threshold::integer as due_on) due
  cross join lateral (select coalesce((facts.known ->> c.fact)::numeric, ${day} - done.last_on) as actual) found
  cross join lateral (
    select done.last_on, due.due_on, found.actual, case
      when c.comparison = 'AT_LEAST' then found.actual >= c.threshold
      when c.comparison = 'AT_MOST' then found.actual <= c.threshold
      when due.due_on < ${day} then false
      when c.recurring = 'EQUIPMENT_CHECK' then nullif(checked.is_complete, false)
      when done.last_on is not null then true
      when recording.since + c.threshold::integer < ${day} then false
    end as is_met
  ) judged`;

/** Whether the program misses any criterion in force on a day; what cannot be judged is not missed. A condition. */
export const programMissesCriteria = (programId: Sql, onDay: string): Sql => sql`exists (
  select from program subject ${judgments(sql`${onDay}::date`)}
  where subject.id = ${programId} and not judged.is_met)`;

/**
 * Whether the program holds equipment that expires before `day`, or that must be checked before `day` by the interval
 * in force on `onDay`; where there is an interval, what was never checked is due at once. A condition.
 */
export const equipmentDueBefore = (programId: Sql, day: string, onDay: string): Sql => sql`exists (
  select from program subject
  join equipment_line e on e.program_id = subject.id and e.removed_on is null
  left join lateral ${setInForce(sql`${onDay}::date`)} criteria on true
  left join criterion c on c.criteria_set_id = criteria.id and c.recurring = 'EQUIPMENT_CHECK'
  where subject.id = ${programId}
    and (e.expires_on < ${day}::date
      or coalesce(e.last_checked_on + c.threshold::integer < ${day}::date, c.id is not null and e.last_checked_on is null)))`;
