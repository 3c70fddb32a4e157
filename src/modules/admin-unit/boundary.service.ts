import { isDeepStrictEqual } from 'node:util';
import { point } from '@turf/helpers';
import { pointToPolygonDistance } from '@turf/point-to-polygon-distance';
import { REGISTRY, type Tx, act, digestOf } from '../../access/act.js';
import { systemContext } from '../../access/system.js';
import { Refused } from '../../api/problem.js';
import { raw, sql, validOn } from '../../database/read.js';
import { AdminUnit } from './admin-unit.entity.js';
import type { BoundaryFeature, LatLong } from './boundary-file.js';
import { COMMUNE_TOLERANCE_METERS } from './boundary.read.js';
import { type ReportedRow, reason } from './import-reason.js';
import type { Loading } from './national.service.js';
import { boxText, isInside, provinceBox } from './province-box.js';

/** A feature with what becomes of it. */
export interface PlannedBoundary extends ReportedRow {
  given: BoundaryFeature['given'];
  commune: AdminUnit | null;
}

/** What became of the file. */
export interface BoundaryImport {
  features: PlannedBoundary[];
  /** Programs with a measured position that lies outside the commune that was drawn around them. */
  outside: string[];
  /** Nothing was written where it is false: all was there, something contradicts, or it was a dry run. */
  isWritten: boolean;
}

/** Communes of one flush and of one step of the progress. */
const CHUNK = 500;

/**
 * Draws the boundaries of today's communes, in one act: all that can be, or nothing. A commune without a center gets
 * one with its boundary. Nothing is written, and nothing recorded, where the registry has them all.
 *
 * @throws UnavailableError when the database is away.
 */
export async function importBoundaries(
  { orm, today, isDryRun, skipsContradictions, onProgress = () => {} }: Loading,
  read: readonly BoundaryFeature[],
): Promise<BoundaryImport> {
  let result: BoundaryImport | undefined;
  const target = { ...REGISTRY, type: 'AdminUnit' };
  const { problems } = await act(systemContext(orm, today), 'LOAD_ADMIN_UNITS', target, async (tx) => {
    const features = await planBoundaries(tx, read);
    result = { features, outside: [], isWritten: false };
    const changed = features.filter(({ outcome }) => outcome === 'CHANGED');
    const isContradicted = features.some(({ outcome }) => outcome === 'LEFT_OUT');
    if ((isContradicted && !skipsContradictions) || changed.length === 0) throw new Refused([]);

    for (let from = 0; from < changed.length; from += CHUNK) {
      const chunk = changed.slice(from, from + CHUNK);
      for (const { commune, given } of chunk) commune!.drawBoundary(given!.boundary, given!.center);
      await tx.em.flush();
      onProgress(from + chunk.length, changed.length);
    }
    onProgress(changed.length + 1, changed.length);
    result.outside = await programsOutside(tx, changed);
    tx.tally(changed.length, digestOf(changed.map(({ code, given }) => [code, given!.boundary])));
    if (isDryRun) throw new Refused([]);
    result.isWritten = true;
    return {};
  });
  // The plan has asked for all that the entity asks for.
  if (problems[0]) throw new Error(`A boundary breaks a rule: ${problems[0].code}`);
  return result!;
}

/** Holds each feature against the others and against today's communes. */
async function planBoundaries(
  { em, today }: Pick<Tx, 'em' | 'today'>,
  read: readonly BoundaryFeature[],
): Promise<PlannedBoundary[]> {
  const communes = await em.find(
    AdminUnit,
    {
      level: 'COMMUNE',
      $and: [
        { $or: [{ validFrom: null }, { validFrom: { $lte: today } }] },
        { $or: [{ validTo: null }, { validTo: { $gt: today } }] },
      ],
    },
    { populate: ['parent'] },
  );
  const communeOf = new Map(communes.map((commune) => [commune.code, commune]));
  const lines = new Map<string, number>();
  const features = read.map((feature): PlannedBoundary => {
    const { line, code } = feature;
    const row = { ...feature, reasons: [...feature.reasons], outcome: 'LEFT_OUT' as const };
    const earlier = lines.get(code);
    const commune = communeOf.get(code) ?? null;
    if (earlier !== undefined) row.reasons.push(reason('FEATURE_TWICE', { line: earlier }));
    else if (code !== '') lines.set(code, line);
    if (!commune && code !== '') row.reasons.push(reason('COMMUNE_UNKNOWN'));
    return { ...row, commune };
  });
  const sound = features.filter(({ reasons }) => reasons.length === 0);
  for (const siblings of Map.groupBy(sound, ({ commune }) => commune!.parent!).values()) {
    withinProvince(siblings, communes);
  }
  for (const feature of sound) {
    if (feature.reasons.length > 0) continue;
    feature.outcome = isDeepStrictEqual(feature.commune!.boundary, feature.given!.boundary) ? 'UNCHANGED' : 'CHANGED';
  }
  return features;
}

/** Islands lie far out at sea: a special zone is held against the country alone, and says nothing of its province. */
const isAshore = ({ kind }: Pick<AdminUnit, 'kind'>) => kind !== 'SPECIAL_ZONE';

function withinProvince(siblings: readonly PlannedBoundary[], communes: readonly AdminUnit[]): void {
  const province = siblings[0]!.commune!.parent!;
  const ashore = siblings.filter(({ commune }) => isAshore(commune!));
  const known = communes.flatMap(({ parent, latitude, longitude, kind }): LatLong[] =>
    parent === province && isAshore({ kind }) && latitude != null
      ? [{ latitude: Number(latitude), longitude: Number(longitude) }]
      : [],
  );
  const box = provinceBox(
    known,
    ashore.map(({ given }) => given!.center),
  );
  if (!box) return;
  for (const { given, reasons } of ashore) {
    if (!isInside(given!.box, box)) {
      reasons.push(reason('OUTSIDE_PROVINCE', { province: province.name, box: boxText(box) }));
    }
  }
}

async function programsOutside({ read, today }: Tx, drawn: readonly PlannedBoundary[]): Promise<string[]> {
  const boundaryOf = new Map(drawn.map(({ commune, given }) => [commune!.id, given!.boundary]));
  const programs = await read.rows<LatLong & { code: string; communeId: number }>(
    'boundary.measured-programs',
    sql`
    select p.code, p.latitude, p.longitude, a.ancestor_id as "communeId"
    from program p
    join program_placement l on l.program_id = p.id and l.annulled_at is null and ${validOn(raw('l'), sql`${today}::date`)}
    join admin_unit_ancestor a on a.unit_id = l.admin_unit_id
    where a.ancestor_id = any(${[...boundaryOf.keys()]}::int[]) and p.position_precision = 'MEASURED'
    order by p.code`,
  );
  return programs
    .filter(({ latitude, longitude, communeId }) => {
      const boundary = boundaryOf.get(communeId) as never;
      const meters = pointToPolygonDistance(point([longitude, latitude]), boundary, { units: 'meters' });
      return meters > COMMUNE_TOLERANCE_METERS;
    })
    .map(({ code }) => code);
}
