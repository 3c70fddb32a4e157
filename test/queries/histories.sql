-- 2 statements

/* criteria.of-programs + program.equipment + program.events + program.units */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5))
      from (
    select subject.id as "ownerId",
      case when judged.is_met then 'MET' when not judged.is_met then 'MISSED' else 'UNKNOWN' end as verdict,
      judged.actual, judged.last_on as "lastOn", judged.due_on as "dueOn",
      json_build_object('code', c.code, 'textVi', c.text_vi, 'textEn', c.text_en, 'comparison', c.comparison,
        'threshold', c.threshold, 'fact', c.fact, 'recurring', c.recurring,
        'set', json_build_object('code', criteria.code, 'name', criteria.name, 'authority', criteria.authority,
          'document', criteria.document, 'validFrom', criteria.valid_from, 'validTo', criteria.valid_to,
          'provenance', criteria.provenance, 'adminUnitId', criteria.admin_unit_id)) as criterion
    from program subject 
  cross join lateral (
  select s.* from criteria_set s
  where s.program_kind = subject.kind and ((s.valid_from is null or s.valid_from <= $1::date) and (s.valid_to is null or $2::date < s.valid_to)) and (s.admin_unit_id is null or s.admin_unit_id = any(array(
    -- An array, so that it is looked up once from the program's side and never from the area's.
    select around.ancestor_id
    from program_placement pl join admin_unit_ancestor around on around.unit_id = pl.admin_unit_id
    where pl.program_id = subject.id and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= $3::date) and (pl.valid_to is null or $4::date < pl.valid_to)))))
  order by (select u.level from admin_unit u where u.id = s.admin_unit_id) desc nulls last limit 1) criteria
  join criterion c on c.criteria_set_id = criteria.id
  cross join lateral (
    select jsonb_object_agg(f.fact, f.value) as known from program_fact f where f.program_id = subject.id
  ) facts
  cross join lateral (
    select min(e.last_checked_on) as oldest_on, bool_and(e.last_checked_on is not null) as is_complete
    from equipment_line e where e.program_id = subject.id and e.removed_on is null
  ) checked
  left join lateral (
    -- From this day on, that nothing is recorded means that nothing was done.
    select case when commune.recorded_from is not null then greatest(commune.recorded_from, subject.founded_on) end as since
    from program_placement pl
    join admin_unit_ancestor around on around.unit_id = pl.admin_unit_id and around.ancestor_level = 3
    join admin_unit commune on commune.id = around.ancestor_id
    where pl.program_id = subject.id and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= $5::date) and (pl.valid_to is null or $6::date < pl.valid_to))
  ) recording on true
  cross join lateral (
    select case c.recurring when 'EQUIPMENT_CHECK' then checked.oldest_on else (
      select ap.period_to - 1 from activity_program ap join activity a on a.id = ap.activity_id
      where ap.program_id = subject.id and a.kind = c.recurring and a.ended_at is null and ap.period_to <= $7::date + 1
      order by ap.period_to desc limit 1
    ) end as last_on
    -- A fence: told of in eleven places, it would be looked up in each.
    offset 0
  ) done
  cross join lateral (select done.last_on + c.threshold::integer as due_on) due
  cross join lateral (select coalesce((facts.known ->> c.fact)::numeric, $8::date - done.last_on) as actual) found
  cross join lateral (
    select done.last_on, due.due_on, found.actual, case
      when c.comparison = 'AT_LEAST' then found.actual >= c.threshold
      when c.comparison = 'AT_MOST' then found.actual <= c.threshold
      when due.due_on < $9::date then false
      when c.recurring = 'EQUIPMENT_CHECK' then nullif(checked.is_complete, false)
      when done.last_on is not null then true
      when recording.since + c.threshold::integer < $10::date then false
    end as is_met
  ) judged
    where subject.id = any($11::integer[])
    order by c.ordinal) part (c0, c1, c2, c3, c4, c5)) as part0,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6))
      from (
    select e.program_id as "ownerId", e.id, e.kind, e.quantity, e.working, e.expires_on as "expiresOn",
      e.last_checked_on as "lastCheckedOn"
    from equipment_line e where e.program_id = any($12::integer[]) and e.removed_on is null
    order by e.kind, e.id) part (c0, c1, c2, c3, c4, c5, c6)) as part1,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15), json_agg(c16), json_agg(c17), json_agg(c18), json_agg(c19))
      from (
    select owner.id as "ownerId", json_build_array(page.k0,page.k1,page.k2) as "cursor", page.kind, page.program_id as "programId",
      page.effective_on as "effectiveOn", page.recorded_at as "recordedAt", page.document,
      page.annulled_at is not null as "isAnnulled", page.status, page.is_unplaced as "isUnplaced", page.role,
      page.households, page.equipment_change as "equipmentChange", page.equipment_kind as "equipmentKind",
      page.quantity, page.working, (select to_json(unit) from (select u.id as "id", u.code as "code", u.code_system as "codeSystem", u.name as "name", u.kind as "kind", (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as "level", u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo", u.recorded_from as "recordedFrom", u.provenance as "provenance", case when u.latitude is not null then json_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as "centroid" from admin_unit u where u.id = page.admin_unit_id) unit) as "adminUnit",
      (select to_json(unit) from (select r.id, r.code, r.name, r.kind, r.parent_id as "parentId", r.valid_from as "validFrom",
  r.valid_to as "validTo", r.provenance from responsible_unit r where r.id = page.responsible_unit_id) unit) as "responsibleUnit", page.merged_into_id as "mergedIntoId",
      (select array_agg(field order by field) from jsonb_object_keys(page.changes) field) as "changedFields"
    from unnest($13::integer[]) as owner (id) cross join lateral (
      select e.*, e.effective_on as k0,e.kind as k1,e.id as k2 from (
  select id, program_id, 'STATUS' as kind, valid_from as effective_on, recorded_at, document, annulled_at, status,
    null::boolean as is_unplaced, null as role, null::integer as households, null::jsonb as changes,
    null::integer as admin_unit_id, null::integer as responsible_unit_id, merged_into_id,
    null as equipment_change, null as equipment_kind, null::integer as quantity, null::integer as working
  from program_status where program_id = owner.id
  union all
  select id, program_id, 'PLACEMENT', valid_from, recorded_at, document, annulled_at, null, is_unplaced, null, null, null,
    admin_unit_id, null, null, null, null, null, null
  from program_placement where program_id = owner.id
  union all
  select id, program_id, 'UNIT', valid_from, recorded_at, document, annulled_at, null, null, role, null, null,
    null, responsible_unit_id, null, null, null, null, null
  from program_unit where program_id = owner.id
  union all
  select id, program_id, 'HOUSEHOLD_COUNT', valid_from, recorded_at, document, annulled_at, null, null, null, households,
    null, null, null, null, null, null, null, null
  from program_household_count where program_id = owner.id
  union all
  select step.id, line.program_id, 'EQUIPMENT', step.effective_on, step.recorded_at, step.document, null, null, null, null,
    null, step.changes, null, null, null, step.change, line.kind, step.quantity, step.working
  from equipment_line line join equipment_step step on step.equipment_line_id = line.id
  where line.program_id = owner.id
  union all
  select id, program_id, 'EDIT', effective_on, recorded_at, document, annulled_at, null, null, null, null, changes,
    null, null, null, null, null, null, null
  from program_edit where program_id = owner.id) e where true order by e.effective_on desc,e.kind desc,e.id desc limit 11
    ) page order by page.k0 desc,page.k1 desc,page.k2 desc) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19)) as part2,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4))
      from (
    select pu.program_id as "ownerId", (select to_json(unit) from (select r.id, r.code, r.name, r.kind, r.parent_id as "parentId", r.valid_from as "validFrom",
  r.valid_to as "validTo", r.provenance from responsible_unit r where r.id = pu.responsible_unit_id) unit) as unit, pu.role, pu.valid_from as "validFrom",
      pu.valid_to as "validTo"
    from program_unit pu join responsible_unit r on r.id = pu.responsible_unit_id
    where pu.program_id = any($14::integer[]) and pu.annulled_at is null and ((pu.valid_from is null or pu.valid_from <= $15::date) and (pu.valid_to is null or $16::date < pu.valid_to))
    order by pu.role <> 'MANAGING', pu.role, r.name, r.id) part (c0, c1, c2, c3, c4)) as part3;

/* program.list */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4))
      from (
    select owner.id as "ownerId", p.id as "id", p.kind as "kind", p.code as "code", null as "cursor"
    from unnest($1::integer[]) as owner (id) cross join lateral (
      select p.id, p.name as k0,p.id as k1 from program p
        where exists (select from program_status s where s.program_id = p.id and s.annulled_at is null and ((s.valid_from is null or s.valid_from <= $2::date) and (s.valid_to is null or $3::date < s.valid_to))
      and s.status = any($4::text[])) and true and p.kind = any($5::text[]) and true order by p.name asc,p.id asc limit 2
    ) page join program p on p.id = page.id  order by page.k0 asc,page.k1 asc) part (c0, c1, c2, c3, c4)) as part0;
