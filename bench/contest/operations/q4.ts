import { type Operation, SHOWN, inForce } from '../operation.ts';
import { dice } from '../../country/programs.ts';

const RADIUS_METERS = 1_000;
const EARTH_RADIUS_METERS = 6_371_008.8;
/** Straight through the ground, as the index measures. */
const CHORD = 2 * EARTH_RADIUS_METERS * Math.sin(RADIUS_METERS / (2 * EARTH_RADIUS_METERS));

/** The programs nearest to a place up to 500 m from one of them. */
export const Q4: Operation = {
  name: 'Q4',
  title: 'the nearest 10 programs within 1 km of a point',
  bars: { postgraphile: 1.8, raw: 0.6, statements: 1 },

  async draw(client, count) {
    const { rows } = await client.query(
      `select p.latitude + (${dice('n', 131, 9_000)} - 4500) / 1000000.0 as latitude,
         p.longitude + (${dice('n', 132, 9_000)} - 4500) / 1000000.0 as longitude
       from (select n, 1 + ${dice('n', 130, 1_000_000_000)} % (select max(id) from program) as id from generate_series(1, $1::integer) n) drawn
       join program p on p.id = drawn.id order by n`,
      [count],
    );
    return rows;
  },

  ours: {
    document: `query Near($latitude: Float!, $longitude: Float!) {
      programsNear(near: { latitude: $latitude, longitude: $longitude }, radiusMeters: ${RADIUS_METERS}, first: 10) {
        edges { distanceMeters node { code kind name status locality position { latitude longitude precision } } }
      }
    }`,
    variables: (set) => set,
    told: ({ programsNear }) => programsNear.edges.map(withRounded),
  },

  counted: (near) => near.length,

  postgraphile: {
    document: `query Near($latitude: Float!, $longitude: Float!) {
      programsNear(lat: $latitude, lng: $longitude, radiusMeters: ${RADIUS_METERS}, first: 10) {
        nodes {
          distanceMeters(lat: $latitude, lng: $longitude)
          code kind name status locality latitude longitude positionPrecision
        }
      }
    }`,
    variables: (set) => set,
    told: ({ programsNear }) =>
      programsNear.nodes.map(({ distanceMeters, latitude, longitude, positionPrecision: precision, ...node }: any) =>
        withRounded({ distanceMeters, node: { ...node, position: { latitude, longitude, precision } } }),
      ),
  },

  raw: {
    sql: `
      select json_build_object('programsNear', json_build_object('edges', coalesce(json_agg(json_build_object(
        'distanceMeters', sphere_distance(p.sphere, p.point), 'node', json_build_object('code', p.code, 'kind', p.kind,
          'name', p.name, 'status', s.status, 'locality', p.locality, 'position', json_build_object('latitude', p.latitude,
          'longitude', p.longitude, 'precision', p.position_precision))) order by p.sphere <-> p.point, p.id), '[]')))::text as data
      from (
        select p.*, near.point from (select sphere_point($1, $2) as point) near cross join lateral (
          select * from program p
          where p.sphere <@ cube_enlarge(near.point, ${CHORD}, 3) and cube_distance(p.sphere, near.point) <= ${CHORD}
            and exists (select from program_status s where s.program_id = p.id and ${inForce('s')} and s.status in ${SHOWN})
          order by p.sphere <-> near.point, p.id limit 10
        ) p
      ) p join program_status s on s.program_id = p.id and ${inForce('s')}`,
    values: ({ latitude, longitude }) => [latitude, longitude],
  },
};

/** To the millimeter: the last digits of a double are written in more than one way. */
const withRounded = <Edge extends { distanceMeters: number }>(edge: Edge) => ({
  ...edge,
  distanceMeters: Math.round(edge.distanceMeters * 1_000),
});
