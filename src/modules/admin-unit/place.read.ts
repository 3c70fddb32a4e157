import { point } from '@turf/helpers';
import { pointToPolygonDistance } from '@turf/point-to-polygon-distance';
import type { Action } from '../../access/actions.js';
import { within } from '../../access/scope.js';
import type { Viewer } from '../../access/viewer.js';
import type { Words } from '../../api/problem-messages.js';
import { type Reader, raw, sql, validOn } from '../../database/read.js';
import type { AdminUnitKind } from './admin-unit.vocabulary.js';
import { type PlaceName, folded, neighborhoodNames, placeNameOf, unitCodesOf } from './place-name.js';

/** Where something is, as people tell it: by code, or by names. */
export interface ToldPlace {
  /** Of the unit; with it the names only have to agree. */
  code: string | null;
  area: string | null;
  neighborhood: string | null;
  /** Decides between the heirs of a commune that was divided. */
  position: { latitude: number; longitude: number } | null;
  /** The day by whose map the place is told, and on which it has to stand if it can; null: today. */
  on: string | null;
}

/** The area that is meant, or why it cannot be told. */
export type FoundPlace =
  | { areaId: number }
  | {
      code:
        | 'PLACE_UNKNOWN'
        | 'PLACE_AMBIGUOUS'
        | 'PLACE_SPLIT'
        | 'PLACE_CONTRADICTED'
        | 'NEIGHBORHOOD_UNKNOWN'
        | 'NEIGHBORHOOD_AMBIGUOUS';
      /** Which of the three told it. */
      from: 'code' | 'area' | 'neighborhood';
      facts: { name: string; commune?: string; code?: string; unit?: string } & Partial<ToldCandidates>;
    };

/** Several units that may be meant, as facts of a problem. */
interface ToldCandidates {
  /** The first few with what is around them and their codes, and how many more there are. */
  candidates: (string | Words)[];
  placeIds: number[];
  count: number;
}

/** Who asks: among namesakes the one that they may do this in is meant. */
export interface Asking {
  viewer: Viewer | null;
  action: Action;
  today: string;
  /** Whether a province or a district of its time may be meant; else a commune or what lies below one. */
  takesProvinces: boolean;
}

const COMMUNE = 3;

/** More of them no sentence holds. */
const MOST_NAMED = 8;
/** More of them nobody looks at. */
const MOST_CANDIDATES = 20;

function toldCandidates(all: readonly { id: number; label: string }[]): ToldCandidates {
  const named = all.slice(0, MOST_NAMED).map(({ label }) => label);
  const more = all.length - named.length;
  return {
    candidates: more > 0 ? [...named, { vi: `và ${more} đơn vị khác`, en: `and ${more} more` }] : named,
    placeIds: all.slice(0, MOST_CANDIDATES).map(({ id }) => id),
    count: all.length,
  };
}

/** An area that a name or a code may mean. */
interface Candidate {
  at: number;
  id: number;
  label: string;
  /** Those of it and of the unit that bears the name or the code. */
  names: string[];
  level: number;
  /** It, or the one around it; of a district or a province itself. */
  communeId: number;
  kind: AdminUnitKind;
  /** It stands on the day that is asked about; else today alone. */
  standsThen: boolean;
  /** It bears the name today; else one before it did. */
  isItself: boolean;
  /** By its very marks. */
  isExact: boolean;
  hasParents: boolean;
  isReached: boolean;
  /** False: it is one of several that a former unit was divided among. */
  isCertain: boolean;
}

/**
 * The areas that places mean, in the order given; two statements, whatever their number, and a third where a position has
 * to decide. A former name or code leads to the one unit that its ground belongs to today, unless it stood on the day
 * that is asked about.
 */
export async function findPlaces(
  read: Pick<Reader, 'rows'>,
  places: readonly ToldPlace[],
  asking: Asking,
): Promise<FoundPlace[]> {
  const asked = new Map<string, Asked>();
  const ask = (code: string | null, area: string | null, on: string | null): Asked => {
    const key = `${on} ${code ? `# ${code}` : (area ?? '')}`;
    if (!asked.has(key)) {
      const name = code ? null : placeNameOf(area ?? '');
      asked.set(key, { at: asked.size, on: on ?? asking.today, codes: code ? unitCodesOf(code) : [], name });
    }
    return asked.get(key)!;
  };
  const keyed = places.map(({ code, area, on }) => ask(code, area, on));
  // What the name says beside a code.
  const named = places.map(({ code, area, on }) => (code && area?.trim() ? ask(null, area, on) : null));
  const found = Map.groupBy(await candidatesOf(read, [...asked.values()], asking), ({ at }) => at);
  const grounds = new Map<number, object | null>();
  const meant = keyed.map(({ at, name }) => likeliest(found.get(at) ?? [], name));
  const divided = meant.flatMap((all, index) =>
    all.some(({ isCertain }) => !isCertain) && places[index]!.position ? all : [],
  );
  for (const { id, boundary } of await boundariesAmong(read, divided)) grounds.set(id, boundary);

  const communes = meant.map((all, index): { commune: Candidate } | FoundPlace => {
    const { code, area, position } = places[index]!;
    const from = code ? ('code' as const) : ('area' as const);
    const name = (code ?? area ?? '').trim();
    const isSplit = all.some(({ isCertain }) => !isCertain);
    const inside = isSplit && position ? all.filter(({ id }) => holds(grounds.get(id), position)) : [];
    const left = inside.length === 1 ? inside : all;
    if (left.length === 0) return { code: 'PLACE_UNKNOWN', from, facts: { name } };
    if (left.length === 1 && (left[0]!.isCertain || inside.length === 1)) {
      const said = named[index];
      return (said && contradiction(places[index]!, left[0]!, said, found.get(said.at) ?? [])) ?? { commune: left[0]! };
    }
    return { code: isSplit ? 'PLACE_SPLIT' : 'PLACE_AMBIGUOUS', from, facts: { name, ...toldCandidates(left) } };
  });

  const names = places.map(
    ({ neighborhood }, index) => neighborhood ?? (named[index] ?? keyed[index]!).name?.neighborhood ?? null,
  );
  const below = await neighborhoodsOf(
    read,
    communes.map((told, index) =>
      'commune' in told && told.commune.level === COMMUNE
        ? { communeId: told.commune.id, name: names[index]!, on: keyed[index]!.on }
        : null,
    ),
  );
  return communes.map((told, index): FoundPlace => {
    if (!('commune' in told)) return told;
    const { commune } = told;
    const name = names[index];
    if (!name) return { areaId: commune.id };
    if (commune.level < COMMUNE)
      return { code: 'NEIGHBORHOOD_UNKNOWN', from: 'neighborhood', facts: { name, commune: commune.label } };
    if (commune.level > COMMUNE) {
      if (isCalled(commune, name)) return { areaId: commune.id };
      const facts = { code: places[index]!.code!, name, unit: commune.label, placeIds: [commune.id], count: 1 };
      return { code: 'PLACE_CONTRADICTED', from: 'neighborhood', facts };
    }
    const all = below[index]!;
    if (all.length === 1) return { areaId: all[0]!.id };
    return all.length === 0
      ? { code: 'NEIGHBORHOOD_UNKNOWN', from: 'neighborhood', facts: { name, commune: commune.label } }
      : { code: 'NEIGHBORHOOD_AMBIGUOUS', from: 'neighborhood', facts: { name, ...toldCandidates(all) } };
  });
}

/** A name or a code that is looked for, once for all places that tell it. */
interface Asked {
  at: number;
  on: string;
  /** None: the name is looked for. */
  codes: string[];
  name: PlaceName | null;
}

/**
 * A name beside a code that does not lead to the code's commune, be it by lineage; undefined: they agree. Who bears the
 * name is told, too.
 */
function contradiction(
  { code, area }: ToldPlace,
  unit: Candidate,
  { name }: Asked,
  bearers: readonly Candidate[],
): FoundPlace | undefined {
  const those = name?.parents.length ? bearers.filter(({ hasParents }) => hasParents) : bearers;
  if (those.some(({ communeId }) => communeId === unit.communeId)) return undefined;
  // People write the hamlet where the commune belongs.
  if (unit.level > COMMUNE && isCalled(unit, area!)) return undefined;
  const units = likeliest(bearers, name);
  const facts = {
    ...{ code: code!.trim(), name: area!.trim(), unit: unit.label },
    ...(units.length > 0 && { candidates: toldCandidates(units).candidates }),
    placeIds: [unit.id, ...toldCandidates(units).placeIds].slice(0, MOST_CANDIDATES),
    count: units.length + 1,
  };
  return { code: 'PLACE_CONTRADICTED', from: 'code', facts };
}

/** Whether a neighborhood goes by that name, today or in its former shape. */
const isCalled = ({ names }: Candidate, name: string): boolean => {
  const spelled = new Set(neighborhoodNames(name).map(folded));
  return names.some((own) => neighborhoodNames(own).some((one) => spelled.has(folded(one))));
};

/**
 * Those that are still meant once what tells namesakes apart was looked at, in this order: who stands on the day,
 * what has the level that a bare name mostly has, what is told around the name, the very marks, the type word, who bears
 * the name today, and where whoever asks may act.
 */
function likeliest(all: readonly Candidate[], name: PlaceName | null): Candidate[] {
  const narrow = (of: readonly Candidate[], by: (candidate: Candidate) => boolean): readonly Candidate[] => {
    const left = of.filter(by);
    return left.length > 0 ? left : of;
  };
  // "Hoa Lư" is the ward, and not the city of old.
  const isOfAnyLevel = name !== null && name.levels.highest < name.levels.lowest;
  const then = narrow(all, ({ standsThen }) => standsThen);
  const lowest = isOfAnyLevel ? narrow(then, ({ level }) => level >= name.levels.lowest) : then;
  let left: readonly Candidate[] = name?.parents.length ? lowest.filter(({ hasParents }) => hasParents) : lowest;
  left = narrow(left, ({ isExact }) => isExact);
  // A commune may have become a ward; a province and its city are two things.
  const isOfKind = ({ kind }: Candidate): boolean => name!.kinds.includes(kind);
  if (name?.kinds.length) left = name.levels.lowest < COMMUNE ? left.filter(isOfKind) : narrow(left, isOfKind);
  left = narrow(left, ({ isItself }) => isItself);
  const units = [...new Map(left.map((candidate) => [candidate.id, candidate])).values()];
  const reached = units.filter(({ isReached }) => isReached);
  // Of what was divided, the part that they answer for is no better a guess than another.
  return units.every(({ isCertain }) => isCertain) && reached.length === 1 ? reached : units;
}

const label = (unit: string) =>
  raw(`${unit}.name || coalesce((
  select string_agg(', ' || around.name, '' order by around.level desc) from admin_unit_ancestor a
  join admin_unit around on around.id = a.ancestor_id where a.unit_id = ${unit}.id and a.ancestor_id <> ${unit}.id), '')
  || ' (' || ${unit}.code || ')'`);

const candidatesOf = (
  read: Pick<Reader, 'rows'>,
  asked: readonly Asked[],
  { viewer, action, today, takesProvinces }: Asking,
): Promise<Candidate[]> => {
  const highest = takesProvinces ? 1 : COMMUNE;
  const then = sql`asked.day`;
  return read.rows<Candidate>(
    'admin-unit.places',
    sql`
    with recursive asked as materialized (
      select at, day, string_to_array(codes, chr(31)) as codes, name, highest, lowest,
        array(select fold_unit_name(part) from unnest(string_to_array(around, chr(31))) part) as around
      from unnest(${asked.map(({ at }) => at)}::integer[], ${asked.map(({ on }) => on)}::date[],
        ${asked.map(({ codes }) => codes.join('\u001f'))}::text[],
        ${asked.map(({ name }) => name?.name ?? null)}::text[],
        ${asked.map(({ name }) => Math.max(name?.levels.highest ?? 1, highest))}::integer[],
        ${asked.map(({ name }) => name?.levels.lowest ?? 4)}::integer[],
        ${asked.map(({ name }) => name?.parents.join('\u001f') ?? '')}::text[])
        as told (at, day, codes, name, highest, lowest, around)
    ), named as (
      select asked.at, asked.day, u.id, u.name, asked.around, u.kind, ${validOn(raw('u'), then)} as stands,
        lower(u.name) like '%' || lower(regexp_replace(asked.name, '^\\S+[.]\\s*', '')) collate "C" as is_exact
      from asked join admin_unit u on u.level between asked.highest and asked.lowest
        and u.search_name = fold_unit_name(asked.name)
    ), coded as (
      select asked.at, asked.day, u.id, u.name, asked.around, u.kind, ${validOn(raw('u'), then)} as stands, true as is_exact
      from asked join admin_unit u on u.level between asked.highest and asked.lowest and u.code = any(asked.codes)
    ), matched as materialized (
      select * from named
      -- Codes were given anew: the unit that bears one that day is meant, and another only where none does.
      union all select * from coded c where c.stands or not exists (select from coded o where o.at = c.at and o.stands)
    ), heir (at, matched_id, id, is_certain) as (
      select at, id, id, true from matched
      union all
      select h.at, h.matched_id, l.successor_id, h.is_certain
        and (l.part = 'WHOLE' or (select count(*) from admin_unit_lineage o where o.predecessor_id = h.id) = 1)
      from heir h join admin_unit_lineage l on l.predecessor_id = h.id
    )
    select m.at, area.id, ${label('area')} as label, array[m.name, area.name] as names, area.level,
      coalesce((select a.ancestor_id from admin_unit_ancestor a where a.unit_id = area.id and a.ancestor_level = 3), area.id)
        as "communeId",
      m.kind, ${validOn(raw('area'), sql`m.day`)} as "standsThen", m.id = area.id as "isItself",
      m.is_exact as "isExact", bool_or(h.is_certain) as "isCertain",
      ${within(viewer, action, sql`area.id`, today)} as "isReached",
      m.around <@ array(
        select around.search_name from admin_unit_ancestor a join admin_unit around on around.id = a.ancestor_id
        where a.unit_id in (m.id, area.id) and a.ancestor_level < 3
        -- People name the district and province of old, too.
        union all select around.search_name from admin_unit_overlap o join admin_unit around on around.id = o.outer_id
        where o.inner_id = m.id and around.level < 3) as "hasParents"
    from matched m join heir h on h.at = m.at and h.matched_id = m.id
    join admin_unit area on area.id = h.id
      -- A commune that is no more lies within another; what was done in a former province was not done in all of today's.
      and case when area.level >= 3 then ${validOn(raw('area'), sql`m.day`)} or ${validOn(raw('area'), sql`${today}::date`)}
        else area.id = m.id and ${validOn(raw('area'), sql`m.day`)} end
    group by m.at, m.day, m.id, m.name, m.kind, m.is_exact, m.around, area.id
    order by m.at, area.code`,
  );
};

const boundariesAmong = async (
  read: Pick<Reader, 'rows'>,
  units: readonly Candidate[],
): Promise<{ id: number; boundary: object | null }[]> =>
  units.length === 0
    ? []
    : read.rows(
        'admin-unit.grounds',
        sql`select u.id, u.boundary from admin_unit u where u.id = any(${[...new Set(units.map(({ id }) => id))]}::integer[])`,
      );

const holds = (
  boundary: object | null | undefined,
  { latitude, longitude }: NonNullable<ToldPlace['position']>,
): boolean => boundary != null && pointToPolygonDistance(point([longitude, latitude]), boundary as never) <= 0;

interface Neighborhood {
  at: number;
  id: number;
  label: string;
  isExact: boolean;
}

/** The neighborhoods of that name in each commune; by its very marks, where one has them. */
async function neighborhoodsOf(
  read: Pick<Reader, 'rows'>,
  asked: readonly ({ communeId: number; name: string | null; on: string } | null)[],
): Promise<Neighborhood[][]> {
  const told = asked.flatMap((one, at) =>
    one?.name ? neighborhoodNames(one.name).map((name) => ({ at, communeId: one.communeId, name, on: one.on })) : [],
  );
  if (told.length === 0) return asked.map(() => []);
  const rows = await read.rows<Neighborhood>(
    'admin-unit.places-below',
    sql`
    select told.at, n.id, ${label('n')} as label, bool_or(lower(n.name) = lower(told.name)) as "isExact"
    from unnest(${told.map(({ at }) => at)}::integer[], ${told.map(({ communeId }) => communeId)}::integer[],
      ${told.map(({ name }) => name)}::text[], ${told.map(({ on }) => on)}::date[]) as told (at, commune_id, name, day)
    join admin_unit n on n.parent_id = told.commune_id and n.parent_level = 3 and n.search_name = fold_unit_name(told.name)
      and ${validOn(raw('n'), sql`told.day`)}
    group by told.at, n.id order by told.at, n.code`,
  );
  const found = Map.groupBy(rows, ({ at }) => at);
  return asked.map((_, at) => {
    const all = found.get(at) ?? [];
    const exact = all.filter(({ isExact }) => isExact);
    return exact.length > 0 ? exact : all;
  });
}
