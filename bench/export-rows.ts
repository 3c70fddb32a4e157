import type pg from 'pg';

const PER = 20_000;

/** Does something for the numbers from 1 to `count`, so many at a time. */
async function inParts(count: number, what: string, part: (first: number, last: number) => Promise<unknown>) {
  const isTerminal = process.stdout.isTTY;
  for (let done = 0; done < count; done += PER) {
    const last = Math.min(done + PER, count);
    await part(done + 1, last);
    if (isTerminal) process.stdout.write(`\r${last} ${what}${last === count ? '\n' : ''}`);
  }
}

/** An index is built faster than it is kept up to date while so much is written. */
async function withoutIndexes(owner: pg.Client, table: string, write: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid)`,
    [table],
  );
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  await write();
  for (const { definition } of indexes) await owner.query(definition);
}

/** Programs of all four kinds in all communes of today, each with what an export joins. */
export const makePrograms = (owner: pg.Client, count: number): Promise<void> =>
  withoutIndexes(owner, 'program', () =>
    inParts(count, 'programs made', (first, last) =>
      owner.query(`
      begin;
      create temporary table made on commit drop as
        select nextval('program_id_seq')::integer as id, n,
          (array['SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM', 'PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET'])[n % 4 + 1] as kind,
          (array['CDC', 'TLG', 'DCC', 'CKM'])[n % 4 + 1] as letters
        from generate_series(${first}, ${last}) n;
      insert into program (id, kind, code, name, locality, latitude, longitude, position_precision, founded_on, replication,
          basis_kind, basis_number, basis_date, basis_issuer, provenance) overriding system value
        select id, kind, letters || '-37-' || (100000 + n), 'Mô hình an toàn PCCC số ' || n, 'Ngõ ' || n % 90 || ', phố Kim Đồng',
          20 + (n % 5000) / 10000.0, 105.5 + (n % 7000) / 10000.0, 'MEASURED', date '2024-01-01' + n % 700, 'REPLICATED',
          'FOUNDING_DECISION', n || '/QĐ-UBND', date '2023-12-01', 'UBND xã', 'DEMO' from made;
      insert into safe_residential_cluster (program_id, residents) select id, n % 90 from made where n % 4 = 0;
      insert into neighbor_group_team (program_id, number, residents, alarm_bells, alarms_linked)
        select id, n % 9 + 1, n % 40, 12, true from made where n % 4 = 1;
      insert into public_firefighting_point (program_id, alley_depth_meters, alley_width_meters, truck_access)
        select id, 120.5, 2.5, false from made where n % 4 = 2;
      insert into model_market (program_id, market_class, stalls) select id, 'II', n % 300 from made where n % 4 = 3;
      insert into program_status (program_id, status, valid_from) select id, 'ACTIVE', '2025-12-01' from made;
      insert into program_household_count (program_id, kind, households, valid_from)
        select id, kind, 12, '2025-12-01' from made where n % 4 < 2;
      insert into program_placement (program_id, admin_unit_id, valid_from)
        select made.id, area.ids[made.n % cardinality(area.ids) + 1], '2025-12-01' from made,
          (select array_agg(id) as ids from admin_unit where level = 3 and valid_to is null) area;
      insert into program_unit (program_id, responsible_unit_id, role, valid_from)
        select made.id, unit.id, 'MANAGING', '2025-12-01' from made,
          (select id from responsible_unit where valid_to is null order by id limit 1) unit;
      insert into equipment_line (program_id, kind, quantity, working, expires_on)
        select made.id, line.kind, 4, 3, '2027-12-31' from made,
          unnest(array['EXTINGUISHER_ABC', 'LADDER']) as line (kind);
      commit`),
    ),
  );

/** Trainings of a day in all communes of today, each with two measures and the program that took part. */
export const makeActivities = (owner: pg.Client, count: number): Promise<void> =>
  withoutIndexes(owner, 'activity', () =>
    inParts(count, 'activities made', (first, last) =>
      owner.query(`
      begin;
      create temporary table made on commit drop as
        select nextval('activity_id_seq')::integer as id, n, date '2025-12-01' + n % 300 as day
        from generate_series(${first}, ${last}) n;
      insert into activity (id, kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title,
          source, provenance) overriding system value
        select made.id, 'TRAINING', day, day + 1, false, area.ids[n % cardinality(area.ids) + 1], unit.id,
          'Tập huấn PCCC và CNCH số ' || n, 'Sổ theo dõi năm 2026', 'DEMO' from made,
          (select array_agg(id) as ids from admin_unit where level = 3 and valid_to is null) area,
          (select id from responsible_unit where valid_to is null order by id limit 1) unit;
      insert into activity_measure (activity_id, kind, measure, value)
        select id, 'TRAINING', counted.measure, n % 50 from made,
          unnest(array['SESSIONS', 'PEOPLE_TRAINED']) as counted (measure);
      insert into activity_program (activity_id, ordinal, program_id, role)
        select made.id, 1, trained.ids[n % cardinality(trained.ids) + 1], 'TOOK_PART' from made,
          (select array_agg(id) as ids from (select id from program order by id desc limit 5000) last) trained;
      commit`),
    ),
  );
