import { type Outcome, type Target, type Tx, act, areaTarget } from '../../access/act.js';
import type { Action } from '../../access/actions.js';
import { ApiError } from '../../api/errors.js';
import { type Problem, Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { sql } from '../../database/read.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { AdminUnitId } from '../admin-unit/index.js';
import { foundProgram } from '../program/index.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { Examination, assertReferencesStand, isRefused } from './checks.js';
import { type Filing, fieldsOf, referencesOf, toldBy } from './fields.js';
import { Registration, type StepTaker } from './registration.entity.js';
import type * as input from './registration.input.js';
import { RegistrationId } from './registration.type.js';
import type { Remark } from './registration.vocabulary.js';

/** What every mutation of registrations gives. */
export interface RegistrationResult {
  registrationId: number;
}

type Answer = Promise<Outcome<RegistrationResult>>;

/** A registration is not public: whoever may not read it here learns nothing of it. A draft is its own side's alone. */
const target = (id: number): Target => ({
  type: 'Registration',
  id,
  areas: sql`select r.admin_unit_id from registration r where r.id = ${id}`,
  shownBy: [
    { action: 'READ_DRAFTS' },
    {
      action: 'READ_REGISTRATIONS',
      when: sql`exists (select from registration r where r.id = ${id} and r.submitted_at is not null)`,
    },
  ],
});

type Amendment = Omit<Filing, 'adminUnit'> & {
  registration: string;
  expectedVersion: number;
  adminUnit?: string | null;
};

export const fileRegistration = (context: Context, kind: ProgramKind, given: Filing): Answer => {
  const areaId = AdminUnitId.decode(given.adminUnit, 'adminUnit');
  return act(context, 'FILE_REGISTRATION', areaTarget('Registration', null, areaId), async (tx) => {
    const area = await tx.em.findOneOrFail(AdminUnit, areaId);
    const told = toldBy(given);
    const fields = fieldsOf(kind, told, await referencesOf(tx.em, [told]), {});
    const registration = tx.create(Registration.file(kind, area, fields, stepTaker(tx)));
    await tx.em.flush();
    return { registrationId: registration.id };
  });
};

export const amendRegistration = (context: Context, kind: ProgramKind, given: Amendment): Answer =>
  change(context, 'FILE_REGISTRATION', given, target, async (tx, registration) => {
    const areaId =
      given.adminUnit == null ? registration.adminUnit.id : AdminUnitId.decode(given.adminUnit, 'adminUnit');
    if (!(await tx.reached([areaId])).has(areaId)) throw new Refused([problem('NOT_PERMITTED', ['adminUnit'])]);
    const area = await tx.em.findOneOrFail(AdminUnit, areaId);
    const told = toldBy(given);
    registration.amend(kind, area, fieldsOf(kind, told, await referencesOf(tx.em, [told]), registration.details));
  });

export const submitRegistration = (context: Context, given: input.SubmitRegistrationInput): Answer =>
  change(context, 'SUBMIT_REGISTRATION', given, target, async (tx, registration) => {
    registration.submit(stepTaker(tx));
    await tx.em.populate(registration, ['adminUnit', 'managingUnit', 'cluster.program.statuses']);
    const submission = { registration, confirmsDuplicates: given.confirmsDuplicates ?? false };
    const [problems = []] = await new Examination(tx).problemsOf([submission]);
    if (isRefused(problems)) throw new Refused(problems);
    return problems;
  });

export const returnRegistration = (context: Context, given: input.ReturnRegistrationInput): Answer =>
  change(context, 'RETURN_REGISTRATION', given, target, async (tx, registration) =>
    registration.return(remarksOf(given.remarks), stepTaker(tx)),
  );

export const rejectRegistration = (context: Context, given: input.RejectRegistrationInput): Answer =>
  change(context, 'REJECT_REGISTRATION', given, target, async (tx, registration) =>
    registration.reject(remarksOf(given.remarks), stepTaker(tx), documentOf(given.document)),
  );

export const withdrawRegistration = (context: Context, given: input.WithdrawRegistrationInput): Answer =>
  change(context, 'WITHDRAW_REGISTRATION', given, target, async (tx, registration) =>
    registration.withdraw(stepTaker(tx)),
  );

export const confirmRegistration = (context: Context, given: input.ConfirmRegistrationInput): Answer =>
  change(context, 'CONFIRM_REGISTRATION', given, target, confirm(documentOf(given.document)));

/** What one registration of a list was answered with. */
export interface ConfirmationResult extends Partial<RegistrationResult> {
  problems: readonly Problem[];
}

/** Each registration by itself: one that cannot be confirmed does not keep the others. */
export const confirmRegistrations = (
  context: Context,
  { registrations }: input.ConfirmRegistrationsInput,
): Promise<Outcome<{ items: ConfirmationResult[] }>> => {
  const asked = registrations.map((item) => ({
    ...item,
    id: RegistrationId.decode(item.registration, 'registration'),
  }));
  const all: Target = {
    type: 'Registration',
    id: null,
    areas: sql`
      select r.admin_unit_id from registration r
      where r.id = any(${asked.map(({ id }) => id)}::integer[]) and r.submitted_at is not null`,
    isMany: true,
  };
  return act(context, 'CONFIRM_REGISTRATION', all, async (tx) => {
    if (asked.length < 1 || asked.length > 100) {
      throw new Refused([problem('OUT_OF_RANGE', ['registrations'], { least: 1, most: 100 })]);
    }
    const rows = await tx.read.rows<{ id: number; areaId: number }>(
      'registration.areas',
      sql`
      select r.id, r.admin_unit_id as "areaId" from registration r
      where r.id = any(${asked.map(({ id }) => id)}::integer[]) and r.submitted_at is not null`,
    );
    // In one order, whatever the list's: two lists that overlap wait for each other instead of locking each other.
    await tx.read.rows(
      'registration.hold',
      sql`
      select r.id from registration r where r.id = any(${asked.map(({ id }) => id)}::integer[]) order by r.id for update`,
    );
    const reached = await tx.reached(rows.map(({ areaId }) => areaId));
    // None of them is the viewer's to see: as for one alone.
    if (reached.size === 0) throw new ApiError('NOT_FOUND', 'access.not-found');
    const areaOf = new Map(rows.map(({ id, areaId }) => [id, areaId]));
    const items: ConfirmationResult[] = [];
    for (const [at, { id, expectedVersion, document }] of asked.entries()) {
      const place = (found: Problem): Problem => ({ ...found, path: ['registrations', String(at), ...found.path] });
      const refuse = (code: 'UNKNOWN_REFERENCE' | 'NAMED_TWICE') => items.push({ problems: [place(problem(code))] });
      if (asked.findIndex((other) => other.id === id) < at) refuse('NAMED_TWICE');
      else if (!areaOf.has(id) || !reached.has(areaOf.get(id)!)) refuse('UNKNOWN_REFERENCE');
      else {
        const result = await tx.attempt(async (part) => {
          const registration = await part.change(Registration, id, expectedVersion);
          await confirm(documentOf(document))(part, registration);
          await part.em.flush();
        });
        if ('problems' in result) items.push({ problems: result.problems.map(place) });
        else items.push({ registrationId: id, problems: [] });
      }
    }
    return { items };
  });
};

const confirm =
  (document: string | null) =>
  async (tx: Tx, registration: Registration): Promise<void> => {
    const by = stepTaker(tx);
    await tx.em.populate(registration, ['adminUnit', 'managingUnit', 'cluster.program.statuses']);
    registration.assertConfirmable(by);
    await assertReferencesStand(tx, registration);
    const { kind, adminUnit, foundedOn, latitude, longitude, positionPrecision, basisKind } = registration;
    const program = await foundProgram(tx, kind, {
      name: registration.name!,
      locality: registration.locality,
      position: latitude == null ? null : { latitude, longitude: longitude!, precision: positionPrecision! },
      foundedOn: foundedOn!,
      replication: registration.replication!,
      basis: basisKind && {
        kind: basisKind,
        number: registration.basisNumber,
        date: registration.basisDate,
        issuer: registration.basisIssuer,
        annexRow: registration.basisAnnexRow,
      },
      note: registration.note,
      provenance: registration.provenance,
      adminUnit,
      managingUnit: await tx.em.findOneOrFail(ResponsibleUnit, (registration.managingUnit ?? by.unit).id),
      households: registration.households,
      own: { ...registration.details, ...(registration.cluster && { cluster: registration.cluster }) },
      equipment: registration.equipment,
    });
    registration.confirm(program, by, document);
  };

/** One registration, held at the version its reader saw. What `rule` returns is advice. */
const change = (
  context: Context,
  action: Action,
  { registration, expectedVersion }: { registration: string; expectedVersion: number },
  targetOf: (id: number) => Target,
  rule: (tx: Tx, registration: Registration) => Promise<readonly Problem[] | void>,
): Answer => {
  const id = RegistrationId.decode(registration, 'registration');
  return act(context, action, targetOf(id), async (tx) => {
    const problems = (await rule(tx, await tx.change(Registration, id, expectedVersion))) ?? [];
    return { registrationId: id, problems };
  });
};

/** Only a grant for a unit takes steps: the actions of registrations are those of officers of units. */
export const stepTaker = ({ actor, em, grant, now }: Tx): StepTaker => ({
  subject: actor,
  unit: em.getReference(ResponsibleUnit, grant!.unitId!),
  at: now,
});

const documentOf = (document: string | null | undefined) => shortText(document, 300, ['document']);

const remarksOf = (remarks: readonly input.RegistrationRemarkInput[]): Remark[] => {
  if (remarks.length < 1 || remarks.length > 50)
    throw new Refused([problem('OUT_OF_RANGE', ['remarks'], { least: 1, most: 50 })]);
  return remarks.map(({ field, reason }, at) => {
    const text = shortText(reason, 500, ['remarks', String(at), 'reason']);
    if (!text) throw new Refused([problem('REQUIRED', ['remarks', String(at), 'reason'])]);
    return { field: shortText(field, 100, ['remarks', String(at), 'field']), reason: text };
  });
};
