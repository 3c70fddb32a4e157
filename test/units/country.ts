import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LINEAGE_COLUMNS, UNIT_COLUMNS } from '../../src/modules/admin-unit/national-file.js';
import { currentRun } from '../support/run.js';

/** The day of the invented country's only reform. */
export const REFORM = '2031-01-01';

const ended = (line: string) => `${line},,${REFORM}`;
const begun = (line: string) => `${line},${REFORM},`;

/**
 * An invented country whose codes nobody has: two old provinces with three districts and eleven communes become one
 * with five. One commune was split.
 */
export const UNITS = [
  ...['97,Tỉnh Đông,PROVINCE,PROVINCE,', '98,Tỉnh Tây,PROVINCE,PROVINCE,'],
  ...['971,Huyện Một,RURAL_DISTRICT,DISTRICT,97', '972,Thị xã Hai,TOWN,DISTRICT,97'],
  ...['981,Huyện Ba,RURAL_DISTRICT,DISTRICT,98'],
  ...['97101,Xã An,COMMUNE,COMMUNE,971', '97102,Xã Bình,COMMUNE,COMMUNE,971', '97103,Xã Cao,COMMUNE,COMMUNE,971'],
  ...['97104,Thị trấn Dốc,TOWNSHIP,COMMUNE,971', '97201,Phường Ếch,WARD,COMMUNE,972'],
  ...['97202,Phường Gạo,WARD,COMMUNE,972', '97203,Xã Hạ,COMMUNE,COMMUNE,972'],
  ...['98101,Xã Ích,COMMUNE,COMMUNE,981', '98102,Xã Khe,COMMUNE,COMMUNE,981', '98103,Xã Lá,COMMUNE,COMMUNE,981'],
  '98104,Xã Mới,COMMUNE,COMMUNE,981',
]
  .map(ended)
  .concat(
    [
      ...['97,Tỉnh Đông Tây,PROVINCE,PROVINCE,', '97101,Xã An Bình,COMMUNE,COMMUNE,97'],
      ...['97103,Xã Cao Dốc,COMMUNE,COMMUNE,97', '97201,Phường Ếch,WARD,COMMUNE,97'],
      ...['98101,Xã Ích Khe,COMMUNE,COMMUNE,97', '98103,Xã Lá Mới,COMMUNE,COMMUNE,97'],
    ].map(begun),
  );

export const LINEAGE = [
  ...['97,97,WHOLE', '98,97,WHOLE'],
  ...['97101,97101,WHOLE', '97102,97101,WHOLE', '97103,97103,WHOLE', '97104,97103,WHOLE'],
  // Split between two.
  ...['97203,97201,PART', '97203,97103,PART'],
  ...['97201,97201,WHOLE', '97202,97201,WHOLE', '98101,98101,WHOLE', '98102,98101,WHOLE'],
  ...['98103,98103,WHOLE', '98104,98103,WHOLE'],
].map((line) => `${line},${REFORM}`);

export const unitText = (lines: readonly string[]): string => [UNIT_COLUMNS.join(','), ...lines].join('\n');
export const lineageText = (lines: readonly string[]): string => [LINEAGE_COLUMNS.join(','), ...lines].join('\n');

let files = 0;

/** A file that the test has made. */
export async function file(content: string | Uint8Array, ending = 'csv'): Promise<string> {
  const path = join(currentRun().folder, `units-${process.pid}-${++files}.${ending}`);
  await writeFile(path, content);
  return path;
}

/** A square commune: south-west corner and the length of its sides, in degrees. */
export const square = (code: string, longitude: number, latitude: number, side = 0.05) => ({
  type: 'Feature',
  properties: { code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [longitude, latitude],
        [longitude + side, latitude],
        [longitude + side, latitude + side],
        [longitude, latitude + side],
        [longitude, latitude],
      ],
    ],
  },
});

export const collection = (features: readonly unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });
