import {
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  Kind,
  type TypeNode,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  print,
} from 'graphql';

const PAGE = 'first: Int, after: String, last: Int, before: String';

/**
 * The names that clients and checks rely on, from the design of the API, in the schema language. The schema may hold
 * more; it holds all of this, with these very types.
 */
export const PROMISED = /* GraphQL */ `
  scalar Date
  scalar SafeInt
  scalar GeoJSON

  enum ProgramKind { SAFE_RESIDENTIAL_CLUSTER NEIGHBOR_GROUP_TEAM PUBLIC_FIREFIGHTING_POINT MODEL_MARKET }
  enum ProgramStatus { FOUNDED ACTIVE NEEDS_STRENGTHENING SUSPENDED DISSOLVED MERGED }
  enum AdminLevel { PROVINCE DISTRICT COMMUNE NEIGHBORHOOD }
  enum Provenance { OWN_ENTRY IMPORT REPORT DEMO }
  enum CodeSystem { OFFICIAL REGISTRY }
  enum LineagePart { WHOLE PART }
  enum ProgramUnitRole { MANAGING ADVISING COORDINATING FUNDING }
  enum PositionPrecision { MEASURED APPROXIMATE COMMUNE_CENTER }
  enum Qualifier { AS_STATED ALMOST OVER ABOUT }
  enum PeriodConvention { CALENDAR STATE_15TH }
  enum AdminUnitKind {
    PROVINCE MUNICIPALITY CITY TOWN URBAN_DISTRICT RURAL_DISTRICT WARD COMMUNE TOWNSHIP SPECIAL_ZONE
  }
  enum ActivityKind {
    MEDIA MOBILE_OUTREACH LEAFLET MESSAGE TRAINING DIRECT_OUTREACH INSPECTION PENALTY INCIDENT PLAN REHEARSAL DRILL
    EQUIPPING COMMITMENT REVIEW EQUIPMENT_CHECK CONTEST DIALOGUE DOSSIER RECOGNITION ADVISORY_DOCUMENT
  }
  enum MeasureKind {
    ITEMS RUNS COPIES MESSAGES PEOPLE_TRAINED ATTENDANCES VISITS FINES_VND INCIDENTS_ATTENDED PEOPLE_SAVED PLANS
    REHEARSALS DRILLS DISASTER_DRILLS
  }

  interface Node { id: ID! }

  type Query {
    node(id: ID!): Node
    adminUnit(id: ID, code: String, level: AdminLevel, asOf: Date): AdminUnit
    adminUnits(where: AdminUnitFilter, orderBy: AdminUnitOrder, ${PAGE}): AdminUnitConnection!
    responsibleUnit(id: ID, code: String): ResponsibleUnit
    responsibleUnits(where: ResponsibleUnitFilter, ${PAGE}): ResponsibleUnitConnection!
    program(id: ID, code: String): Program
    programs(where: ProgramFilter, orderBy: ProgramOrder, ${PAGE}): ProgramConnection!
    programsNear(near: PositionInput!, radiusMeters: Int!, where: ProgramFilter, ${PAGE}): ProgramNearConnection!
    activities(where: ActivityFilter, ${PAGE}): ActivityConnection!
    reportedFigures(where: ReportedFigureFilter, ${PAGE}): ReportedFigureConnection!
    vocabulary: [VocabularyEnum!]!
    viewer: Viewer
  }

  input PositionInput { latitude: Float!, longitude: Float! }
  type Position { latitude: Float!, longitude: Float!, precision: PositionPrecision! }

  interface Program implements Node {
    id: ID!
    code: String!
    kind: ProgramKind!
    name: String!
    status: ProgramStatus!
    provenance: Provenance!
    adminUnit(asOf: Date): AdminUnit!
    responsibleUnit(asOf: Date): ResponsibleUnit!
    units(asOf: Date): [ProgramUnit!]!
    position: Position
    foundedOn: Date
    householdCount: Int
    activities(where: ActivityFilter, ${PAGE}): ActivityConnection!
    history(${PAGE}): ProgramEventConnection!
  }
  type ProgramUnit { unit: ResponsibleUnit!, role: ProgramUnitRole! }
  type ProgramEvent { effectiveOn: Date!, recordedAt: DateTime!, document: String }

  type AdminUnit implements Node {
    id: ID!
    code: String!
    codeSystem: CodeSystem!
    name: String!
    kind: AdminUnitKind!
    level: AdminLevel!
    validFrom: Date
    validTo: Date
    parent: AdminUnit
    ancestors: [AdminUnit!]!
    children(level: AdminLevel, mapOn: Date, ${PAGE}): AdminUnitConnection!
    predecessors: [AdminUnitLineage!]!
    successors: [AdminUnitLineage!]!
    centroid: Position
    boundary: GeoJSON
    programs(where: ProgramFilter, orderBy: ProgramOrder, asOf: Date, mapOn: Date, ${PAGE}): ProgramConnection!
    coverage(asOf: Date, mapOn: Date): Coverage!
    activitySummary(period: PeriodInput!, mapOn: Date): ActivitySummary!
    responsibleUnits(asOf: Date): [ResponsibleUnit!]!
  }
  type AdminUnitLineage { unit: AdminUnit!, part: LineagePart!, effectiveOn: Date! }

  type ResponsibleUnit implements Node {
    id: ID!
    code: String!
    name: String!
    kind: ResponsibleUnitKind!
    parent: ResponsibleUnit
    jurisdiction(asOf: Date): [AdminUnit!]!
    programs(where: ProgramFilter, orderBy: ProgramOrder, asOf: Date, ${PAGE}): ProgramConnection!
    coverage(asOf: Date): Coverage!
    activitySummary(period: PeriodInput!): ActivitySummary!
  }

  type Coverage {
    asOf: Date!
    mapOn: Date!
    byKind: [KindCoverage!]!
    overall: OverallCoverage!
    breakdown(level: AdminLevel!): [AreaCoverage!]!
    recorded: Ratio!
    hasDemoData: Boolean!
  }
  type AreaCoverage { adminUnit: AdminUnit!, coverage: Coverage! }
  type KindCoverage {
    kind: ProgramKind!
    programs: Int!
    suspended: Int!
    unplaced: Int!
    householdsCovered: SafeInt
    programsWithoutHouseholds: Int!
    communes: Ratio!
    neighborhoods: Ratio!
    households: Ratio!
    reported: [ReportedFigure!]!
  }
  type OverallCoverage { programs: Int!, communes: Ratio!, neighborhoods: Ratio!, households: Ratio! }
  type Ratio { covered: SafeInt, total: SafeInt, share: Float, source: String }

  type Activity implements Node {
    id: ID!
    kind: ActivityKind!
    from: Date!
    to: Date!
    isPeriodTotal: Boolean!
    programs: [ActivityProgram!]!
    adminUnit: AdminUnit!
    responsibleUnit: ResponsibleUnit!
    measures: [Measure!]!
    provenance: Provenance!
  }
  type Measure { measure: MeasureKind!, value: SafeInt! }
  type ActivitySummary {
    period: Period!
    byKind: [ActivityKindSummary!]!
    byMonth: [ActivityMonthSummary!]!
    breakdown(level: AdminLevel!): [AreaActivitySummary!]!
    hasDemoData: Boolean!
  }
  type ActivityKindSummary {
    kind: ActivityKind!
    activities: Int!
    notAttributable: Int!
    measures: [MeasureTotal!]!
  }
  type MeasureTotal { measure: MeasureKind!, recorded: SafeInt!, reported: [ReportedFigure!]! }
  type ReportedFigure implements Node {
    id: ID!
    subject: String!
    value: SafeInt!
    qualifier: Qualifier!
    quote: String!
    source: String!
    period: Period!
    adminUnit: AdminUnit
    responsibleUnit: ResponsibleUnit
  }
  input PeriodInput {
    from: Date
    to: Date
    year: Int
    half: Int
    quarter: Int
    month: Int
    throughMonth: Int
    term: String
    convention: PeriodConvention
  }

  interface Problem {
    code: String!
    message: String!
    path: [String!]!
  }
  type StateProblem implements Problem { current: String! }
  type VersionProblem implements Problem { current: Int! }
  type RegistrationPayload { registration: Registration, problems: [Problem!]! }
`;

/** The domain's verbs: one mutation each, which takes one `input` and answers with a payload. */
export const PROMISED_VERBS = [
  ...['registerSafeResidentialCluster', 'registerNeighborGroupTeam', 'registerPublicFirefightingPoint'],
  ...['registerModelMarket', 'updateRegistrationOfSafeResidentialCluster', 'updateRegistrationOfNeighborGroupTeam'],
  ...['updateRegistrationOfPublicFirefightingPoint', 'updateRegistrationOfModelMarket', 'submitRegistration'],
  ...[
    'returnRegistration',
    'confirmRegistration',
    'confirmRegistrations',
    'rejectRegistration',
    'withdrawRegistration',
  ],
  ...['launchProgram', 'suspendProgram', 'resumeProgram', 'markProgramForStrengthening', 'dissolveProgram'],
  ...['mergePrograms', 'moveProgram', 'placeProgram', 'handOverProgram', 'assignContact', 'endContact', 'eraseContact'],
  ...['recordEquipment', 'recordEquipmentCheck', 'reviewProgram', 'recordActivity', 'correctActivity', 'annulActivity'],
  ...['createNeighborhood', 'recordDenominator', 'grantOfficer', 'revokeOfficer', 'openJurisdiction'],
  ...['closeJurisdiction'],
];

/**
 * Every verb that `schema` lacks, and every mutation of another shape: one argument, `input`; an answer that is there in
 * any case, with `problems`, and with other fields that may be null or are lists.
 */
export function misshapen(verbs: readonly string[], schema: GraphQLSchema): string[] {
  const fields = schema.getMutationType()?.getFields() ?? {};
  const isInput = (type: GraphQLType) => isNonNullType(type) && isInputObjectType(type.ofType);
  const isPayload = (type: GraphQLType) =>
    isNonNullType(type) &&
    isObjectType(type.ofType) &&
    Object.values(type.ofType.getFields()).every((field) =>
      field.name === 'problems'
        ? String(field.type) === '[Problem!]!'
        : !isNonNullType(field.type) || isListType(field.type.ofType),
    ) &&
    'problems' in type.ofType.getFields();
  return [
    ...verbs.filter((verb) => !fields[verb]),
    ...Object.values(fields).flatMap(({ name, args, type }) => [
      ...(args.length === 1 && args[0]!.name === 'input' && isInput(args[0]!.type) ? [] : [`${name}(input)`]),
      ...(isPayload(type) ? [] : [`${name}: ${String(type)}`]),
    ]),
  ];
}

/** Every promised name that `schema` lacks or spells with another type. */
export function missing(promised: string, schema: GraphQLSchema): string[] {
  return parse(promised).definitions.flatMap((definition) => {
    if (!('name' in definition) || !definition.name) return [];
    const name = definition.name.value;
    const type = schema.getType(name);
    if (!type) return [name];
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
      return (definition.values ?? []).flatMap((value) =>
        values.includes(value.name.value) ? [] : [`${name}.${value.name.value}`],
      );
    }
    if (!('fields' in definition)) return [];
    const interfaces = 'interfaces' in definition ? (definition.interfaces ?? []) : [];
    return [
      ...interfaces.flatMap((face) =>
        implementsOf(type).includes(face.name.value) ? [] : [`${name}: ${face.name.value}`],
      ),
      ...(definition.fields ?? []).flatMap((field) => {
        const found = 'getFields' in type ? type.getFields()[field.name.value] : undefined;
        const place = `${name}.${field.name.value}`;
        const args = 'arguments' in field ? (field.arguments ?? []) : [];
        return [
          ...differs(place, field, found),
          ...args.flatMap((argument) =>
            differs(
              `${place}(${argument.name.value})`,
              argument,
              found && 'args' in found ? found.args.find((one) => one.name === argument.name.value) : undefined,
            ),
          ),
        ];
      }),
    ];
  });
}

const implementsOf = (type: GraphQLNamedType): string[] =>
  'getInterfaces' in type ? type.getInterfaces().map((face) => face.name) : [];

const differs = (place: string, { type }: { type: TypeNode }, found: { type: GraphQLType } | undefined): string[] =>
  String(found?.type) === print(type) ? [] : [`${place}: ${print(type)}`];
