import { readLineageFile, readUnitFile } from '../../src/modules/admin-unit/national-file.js';
import { type KnownMap, planImport } from '../../src/modules/admin-unit/national-plan.js';
import { LINEAGE, REFORM, UNITS, lineageText, unitText } from './country.js';

const NOTHING: KnownMap = { units: [], edges: [] };

/** The plan of files with some lines more; lines are numbered as an editor does. */
function plan({
  units = [],
  edges = [],
  known = NOTHING,
  country = UNITS,
  lineage = LINEAGE,
}: {
  units?: string[];
  edges?: string[];
  known?: KnownMap;
  country?: readonly string[];
  lineage?: readonly string[];
} = {}) {
  return planImport(
    readUnitFile(Buffer.from(unitText([...country, ...units]))),
    readLineageFile(Buffer.from(lineageText([...lineage, ...edges]))),
    known,
  );
}

const leftOut = (given: Parameters<typeof plan>[0]) => {
  const { units, edges } = plan(given);
  return [...units, ...edges].flatMap(({ code, reasons }) => reasons.map((reason) => `${code} ${reason.code}`));
};

const FIRST = UNITS.length + 2; // of the added lines

test('nothing contradicts in the country itself', () => {
  const { units, edges, incomplete } = plan();
  expect(units).toHaveLength(22);
  expect([...units, ...edges].filter(({ outcome }) => outcome !== 'OPENED')).toEqual([]);
  expect(incomplete).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['a code of another length', `9710,Xã A,COMMUNE,COMMUNE,971,,${REFORM}`, ['9710 CODE_MALFORMED']],
  ['a code without its zeros', `1,Tỉnh A,PROVINCE,PROVINCE,,,`, ['1 CODE_MALFORMED']],
  ['no name', `97109,,COMMUNE,COMMUNE,971,,${REFORM}`, ['97109 NAME_EMPTY']],
  ['a name that cannot be seen', `97109,\u200b,COMMUNE,COMMUNE,971,,${REFORM}`, ['97109 NAME_MALFORMED']],
  ['an unknown kind', `97109,Ấp A,VILLAGE,COMMUNE,971,,${REFORM}`, ['97109 KIND_UNKNOWN']],
  ['an unknown level', `97109,Ấp A,HAMLET,NEIGHBORHOOD,971,,${REFORM}`, ['97109 LEVEL_UNKNOWN']],
  ['a kind of another level', `97109,Xã A,TOWN,COMMUNE,971,,${REFORM}`, ['97109 KIND_OF_OTHER_LEVEL']],
  ['a malformed day', `97109,Xã A,COMMUNE,COMMUNE,971,,01/01/2031`, ['97109 DATE_MALFORMED']],
  ['a day that is none', `97109,Xã A,COMMUNE,COMMUNE,971,2030-02-30,${REFORM}`, ['97109 DATE_MALFORMED']],
  ['an end before its beginning', `97109,Xã A,COMMUNE,COMMUNE,97,2032-01-01,2031-06-01`, ['97109 VALIDITY_EMPTY']],
  ['a code twice', `97101,Xã An,COMMUNE,COMMUNE,971,,${REFORM}`, ['97101 CODE_TWICE']],
  ['validities that overlap', `97101,Xã An,COMMUNE,COMMUNE,97,2030-01-01,2032-01-01`, ['97101 VALIDITIES_OVERLAP']],
  ['no parent', `97109,Xã A,COMMUNE,COMMUNE,,,${REFORM}`, ['97109 PARENT_MISSING']],
  ['a province below something', `96,Tỉnh A,PROVINCE,PROVINCE,97,,${REFORM}`, ['96 PARENT_UNEXPECTED']],
  ['an unknown parent', `97109,Xã A,COMMUNE,COMMUNE,999,,${REFORM}`, ['97109 PARENT_UNKNOWN']],
  ['a parent beside it', `97109,Xã A,COMMUNE,COMMUNE,97102,,${REFORM}`, ['97109 PARENT_OF_WRONG_LEVEL']],
  ['a parent that has ended', `97109,Xã A,COMMUNE,COMMUNE,971,${REFORM},`, ['97109 PARENT_NOT_VALID']],
  ['a parent that begins later', `97109,Xã A,COMMUNE,COMMUNE,97,,`, ['97109 PARENT_NOT_VALID']],
])('a unit with %s is left out alone', (_, line, expected) => {
  expect(leftOut({ units: [line] })).toEqual(expected);
});

test('what depends on a row that is left out is left out with it, by its line', () => {
  const { units, edges } = plan({
    units: [
      `973,Huyện Bốn,RURAL_DISTRICT,DISTRICT,99,,${REFORM}`,
      `97301,Xã Nên,COMMUNE,COMMUNE,973,,${REFORM}`,
      `97302,Xã Ở,COMMUNE,COMMUNE,97,${REFORM},2030-01-01`,
    ],
    edges: [`97301,97103,WHOLE,${REFORM}`, `97101,97302,PART,${REFORM}`],
  });
  expect(units.slice(-3).map(({ line, reasons }) => [line, reasons])).toEqual([
    [FIRST, [{ code: 'PARENT_UNKNOWN', facts: { parent: '99' } }]],
    [FIRST + 1, [{ code: 'PARENT_LEFT_OUT', facts: { parent: '973', line: FIRST } }]],
    [FIRST + 2, [{ code: 'VALIDITY_EMPTY', facts: { from: REFORM, to: '2030-01-01' } }]],
  ]);
  const reasons = edges.flatMap(({ line, reasons }) => reasons.map(({ code, facts }) => [line, code, facts.line]));
  expect(reasons).toEqual([
    // All of it is said to go to one unit, and something to another, though that one is left out.
    [4, 'WHOLE_AND_MORE', undefined],
    [LINEAGE.length + 2, 'OLD_LEFT_OUT', FIRST + 1],
    [LINEAGE.length + 3, 'NEW_LEFT_OUT', FIRST + 2],
  ]);
});

test.each<[string, string, string[]]>([
  ['a part that is none', `97101,97101,ALL,${REFORM}`, ['97101 WHOLE_AND_MORE', '97101 PART_UNKNOWN']],
  ['no day', '97109,97101,WHOLE,', ['97109 DATE_MALFORMED']],
  ['a malformed day', '97109,97101,WHOLE,2031-1-1', ['97109 DATE_MALFORMED']],
  ['an unknown old code', `97109,97101,WHOLE,${REFORM}`, ['97109 OLD_UNKNOWN']],
  ['the same again', `97102,97101,WHOLE,${REFORM}`, ['97102 EDGE_TWICE']],
  ['the same, but otherwise', `97102,97101,PART,${REFORM}`, ['97102 WHOLE_AND_MORE', '97102 EDGE_TWICE']],
  ['levels that differ', `981,97101,WHOLE,${REFORM}`, ['981 LEVELS_DIFFER']],
  ['a successor that begins before its predecessor ends', `98,97,WHOLE,2030-01-01`, ['98 SUCCESSOR_TOO_EARLY']],
])('an edge with %s is left out', (_, line, expected) => {
  expect(leftOut({ edges: [line] }).toSorted()).toEqual(expected.toSorted());
});

test('units that do not meet in time are told apart from a successor that comes too early', () => {
  const country = [
    '91,Tỉnh Xưa,PROVINCE,PROVINCE,,,2030-01-01',
    '92,Tỉnh Sớm,PROVINCE,PROVINCE,,2029-01-01,',
    '93,Tỉnh Muộn,PROVINCE,PROVINCE,,2032-01-01,',
    '94,Tỉnh Nay,PROVINCE,PROVINCE,,,',
  ];
  const lineage = ['91,92,WHOLE,2030-01-01', '91,93,WHOLE,2030-01-01', '94,93,WHOLE,2032-01-01'];
  const found = (edge: string) => plan({ country, lineage: [edge] }).edges[0]!.reasons[0];
  expect(found(lineage[0]!)).toEqual({
    code: 'SUCCESSOR_TOO_EARLY',
    facts: { old: '91', new: '92', day: '2030-01-01', ends: '2030-01-01', begins: '2029-01-01' },
  });
  expect(found(lineage[1]!)).toMatchObject({ code: 'UNITS_DO_NOT_MEET', facts: { begins: '2032-01-01' } });
  expect(found(lineage[2]!)).toMatchObject({ code: 'SUCCESSOR_TOO_EARLY', facts: { ends: '…' } });
});

describe('of an old unit whose edges exclude each other none is taken', () => {
  test('a whole and a part', () => {
    expect(leftOut({ edges: [`97101,97103,PART,${REFORM}`] })).toEqual([
      '97101 WHOLE_AND_MORE',
      '97101 WHOLE_AND_MORE',
    ]);
  });

  test('a part alone', () => {
    expect(leftOut({ lineage: LINEAGE.filter((line) => !line.startsWith('97203,97103')) })).toEqual([
      '97203 PART_ALONE',
    ]);
  });

  test('parts, one of which cannot be loaded: the rest would seem to be all', () => {
    const { edges, incomplete } = plan({ edges: [`97203,97999,PART,${REFORM}`] });
    expect(edges.flatMap(({ reasons }) => reasons)).toEqual([
      { code: 'SPLIT_INCOMPLETE', facts: { old: '97203', line: LINEAGE.length + 2 } },
      { code: 'SPLIT_INCOMPLETE', facts: { old: '97203', line: LINEAGE.length + 2 } },
      { code: 'NEW_UNKNOWN', facts: { new: '97999', day: REFORM } },
    ]);
    expect(incomplete).toEqual(['97103', '97201']);
  });
});

describe('against the registry', () => {
  const province = { kind: 'PROVINCE', level: 'PROVINCE', parentCode: null } as const;
  const known: KnownMap = {
    units: [
      { ...province, id: 1, code: '97', name: 'Tỉnh Đông', validFrom: null, validTo: REFORM },
      { ...province, id: 2, code: '98', name: 'Tỉnh Tay', validFrom: '1990-01-01', validTo: REFORM },
      { ...province, id: 3, code: '97', name: 'Tỉnh Đông Tây', validFrom: REFORM, validTo: null },
    ],
    edges: [
      { predecessorId: 1, successorId: 3, part: 'WHOLE' },
      { predecessorId: 2, successorId: 3, part: 'PART' },
    ],
  };

  test('the same units are recognized, their names mended, and nothing is doubled', () => {
    const { units, edges } = plan({ known });
    const provinces = units.filter(({ given }) => given?.level === 'PROVINCE');
    expect(provinces.map(({ code, outcome, unit }) => [code, outcome, unit?.id])).toEqual([
      ['97', 'UNCHANGED', 1],
      // An unknown beginning contradicts no known one.
      ['98', 'CHANGED', 2],
      ['97', 'UNCHANGED', 3],
    ]);
    // But of what lies in it, an unknown beginning may come before it.
    expect(units.find(({ code }) => code === '981')?.reasons).toEqual([
      { code: 'PARENT_NOT_VALID', facts: { parent: '98' } },
    ]);
    expect(edges.slice(0, 2).map(({ outcome, reasons }) => [outcome, reasons])).toEqual([
      ['UNCHANGED', []],
      ['LEFT_OUT', [{ code: 'REGISTRY_LINEAGE', facts: { old: '98', successors: '97 PART' } }]],
    ]);
  });

  test('another validity or another place is a contradiction: only a reform changes the map', () => {
    const commune = { kind: 'COMMUNE', level: 'COMMUNE', validFrom: null, validTo: REFORM } as const;
    const units = [
      { ...province, id: 1, code: '97', name: 'Tỉnh Đông', validFrom: null, validTo: null },
      { ...commune, id: 2, code: '97101', name: 'Xã An', parentCode: '972' },
    ];
    const reasons = plan({ known: { units, edges: [] } }).units.flatMap(({ reasons }) => reasons);
    expect(reasons).toEqual(
      expect.arrayContaining([
        { code: 'REGISTRY_VALIDITY', facts: { from: '…', to: '…' } },
        { code: 'REGISTRY_PARENT', facts: { parent: '972' } },
      ]),
    );
  });
});
