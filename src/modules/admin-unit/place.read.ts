import { point } from '@turf/helpers';
import { pointToPolygonDistance } from '@turf/point-to-polygon-distance';
import type { Action } from '../../access/actions.js';
import { within } from '../../access/scope.js';
import type { Viewer } from '../../access/viewer.js';
import { type Reader, raw, sql, validOn } from '../../database/read.js';
import { type PlaceName, neighborhoodNames, placeNameOf, unitCodeOf } from './place-name.js';

/** Where something is, as people tell it: by code, or by names. */
export interface ToldPlace {
  /** Of a commune or a neighborhood; with it no name is looked at but the neighborhood's. */
  code: string | null;
  area: string | null;
  neighborhood: string | null;
  /** Decides between the heirs of a commune that was divided. */
  position: { latitude: number; longitude: number } | null;
}

/** The area of today that is meant, or why it cannot be told. */
export type FoundPlace =
  | { areaId: number }
  | {
      code: 'PLACE_UNKNOWN' | 'PLACE_AMBIGUOUS' | 'PLACE_SPLIT' | 'NEIGHBORHOOD_UNKNOWN' | 'NEIGHBORHOOD_AMBIGUOUS';
      /** Which of the three told it. */
      from: 'code' | 'area' | 'neighborhood';
      facts: { name: string; candidates?: string[]; commune?: string };
    };

/** Who asks: among namesakes the one that they may do this in is meant. */
export interface Asking {
  viewer: Viewer | null;
  action: Action;
  today: string;
}

/** More of them nobody reads. */
const MOST_CANDIDATES = 8;

/** An area of today that a name or a code may mean. */
interface Candidate {
  at: number;
  id: number;
  label: string;
  isCommune: boolean;
  kind: string;
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
 * The areas of today that places mean, in the order given; two statements, whatever their number, and a third where a
 * position has to decide. A former name or code leads to the one unit that its ground belongs to today.
 */
export async function findPlaces(
  read: Pick<Reader, 'rows'>,
  places: readonly ToldPlace[],
  asking: Asking,
): Promise<FoundPlace[]> {
  const asked = new Map<string, { at: number; code: string | null; name: PlaceName | null }>();
  const keyed = places.map(({ code, area }) => {
    const key = code ? `# ${code}` : (area ?? '');
    if (!asked.has(key)) {
      const name = code ? null : placeNameOf(area ?? '');
      asked.set(key, { at: asked.size, code: code && unitCodeOf(code), name });
    }
    return asked.get(key)!;
  });
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
    if (left.length === 1 && (left[0]!.isCertain || inside.length === 1)) return { commune: left[0]! };
    const candidates = left.slice(0, MOST_CANDIDATES).map(({ label }) => label);
    return { code: isSplit ? 'PLACE_SPLIT' : 'PLACE_AMBIGUOUS', from, facts: { name, candidates } };
  });

  const names = places.map(({ neighborhood }, index) => neighborhood ?? keyed[index]!.name?.neighborhood ?? null);
  const below = await neighborhoodsOf(
    read,
    communes.map((told, index) =>
      'commune' in told && told.commune.isCommune ? { communeId: told.commune.id, name: names[index]! } : null,
    ),
    asking.today,
  );
  return communes.map((told, index): FoundPlace => {
    if (!('commune' in told)) return told;
    const { commune } = told;
    const name = names[index];
    if (!name || !commune.isCommune) return { areaId: commune.id };
    const all = below[index]!;
    if (all.length === 1) return { areaId: all[0]!.id };
    return all.length === 0
      ? { code: 'NEIGHBORHOOD_UNKNOWN', from: 'neighborhood', facts: { name, commune: commune.label } }
      : {
          code: 'NEIGHBORHOOD_AMBIGUOUS',
          from: 'neighborhood',
          facts: { name, candidates: all.slice(0, MOST_CANDIDATES).map(({ label }) => label) },
        };
  });
}

/**
 * Those that are still meant once what tells namesakes apart was looked at, in this order: what is told around the name,
 * the very marks, the type word, who bears the name today, and where whoever asks may act.
 */
function likeliest(all: readonly Candidate[], name: PlaceName | null): Candidate[] {
  const narrow = (of: readonly Candidate[], by: (candidate: Candidate) => boolean): readonly Candidate[] => {
    const left = of.filter(by);
    return left.length > 0 ? left : of;
  };
  let left: readonly Candidate[] = name?.parents.length ? all.filter(({ hasParents }) => hasParents) : all;
  left = narrow(left, ({ isExact }) => isExact);
  if (name?.kind) left = narrow(left, ({ kind }) => kind === name.kind);
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
  asked: readonly { at: number; code: string | null; name: PlaceName | null }[],
  { viewer, action, today }: Asking,
): Promise<Candidate[]> => {
  const day = sql`${today}::date`;
  return read.rows<Candidate>(
    'admin-unit.places',
    sql`
    with recursive asked as materialized (
      select at, code, name, array(select fold_unit_name(part) from unnest(string_to_array(around, chr(31))) part) as around
      from unnest(${asked.map(({ at }) => at)}::integer[], ${asked.map(({ code }) => code)}::text[],
        ${asked.map(({ name }) => name?.name ?? null)}::text[],
        ${asked.map(({ name }) => name?.parents.join('\u001f') ?? '')}::text[]) as told (at, code, name, around)
    ), named as (
      select asked.at, u.id, asked.around, u.kind, ${validOn(raw('u'), day)} as stands,
        lower(u.name) like '%' || lower(regexp_replace(asked.name, '^\\S+[.]\\s*', '')) collate "C" as is_exact
      from asked join admin_unit u on u.level = 3 and u.search_name = fold_unit_name(asked.name)
      where asked.code is null
    ), coded as (
      select asked.at, u.id, asked.around, u.kind, ${validOn(raw('u'), day)} as stands, true as is_exact
      from asked join admin_unit u on u.level in (3, 4) and u.code = asked.code
    ), matched as materialized (
      select * from named
      -- Codes were given anew: the unit that bears one today is meant, and a former one only where none does.
      union all select * from coded c where c.stands or not exists (select from coded o where o.at = c.at and o.stands)
    ), heir (at, matched_id, id, is_certain) as (
      select at, id, id, true from matched
      union all
      select h.at, h.matched_id, l.successor_id, h.is_certain
        and (l.part = 'WHOLE' or (select count(*) from admin_unit_lineage o where o.predecessor_id = h.id) = 1)
      from heir h join admin_unit_lineage l on l.predecessor_id = h.id
    )
    select m.at, area.id, ${label('area')} as label, area.level = 3 as "isCommune", m.kind, m.id = area.id as "isItself",
      m.is_exact as "isExact", bool_or(h.is_certain) as "isCertain",
      ${within(viewer, action, sql`area.id`, today)} as "isReached",
      m.around <@ array(
        select around.search_name from admin_unit_ancestor a join admin_unit around on around.id = a.ancestor_id
        where a.unit_id in (m.id, area.id) and a.ancestor_level < 3
        -- People name the district and province of old, too.
        union all select around.search_name from admin_unit_overlap o join admin_unit around on around.id = o.outer_id
        where o.inner_id = m.id and around.level < 3) as "hasParents"
    from matched m join heir h on h.at = m.at and h.matched_id = m.id
    join admin_unit area on area.id = h.id and ${validOn(raw('area'), day)}
    group by m.at, m.id, m.kind, m.is_exact, m.around, area.id
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
  asked: readonly ({ communeId: number; name: string | null } | null)[],
  today: string,
): Promise<Neighborhood[][]> {
  const told = asked.flatMap((one, at) =>
    one?.name ? neighborhoodNames(one.name).map((name) => ({ at, communeId: one.communeId, name })) : [],
  );
  if (told.length === 0) return asked.map(() => []);
  const rows = await read.rows<Neighborhood>(
    'admin-unit.places-below',
    sql`
    select told.at, n.id, ${label('n')} as label, bool_or(lower(n.name) = lower(told.name)) as "isExact"
    from unnest(${told.map(({ at }) => at)}::integer[], ${told.map(({ communeId }) => communeId)}::integer[],
      ${told.map(({ name }) => name)}::text[]) as told (at, commune_id, name)
    join admin_unit n on n.parent_id = told.commune_id and n.parent_level = 3 and n.search_name = fold_unit_name(told.name)
      and ${validOn(raw('n'), sql`${today}::date`)}
    group by told.at, n.id order by told.at, n.code`,
  );
  const found = Map.groupBy(rows, ({ at }) => at);
  return asked.map((_, at) => {
    const all = found.get(at) ?? [];
    const exact = all.filter(({ isExact }) => isExact);
    return exact.length > 0 ? exact : all;
  });
}
