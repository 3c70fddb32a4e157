import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { assertMayRead } from '../../access/forbidden.js';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import { type Problem, ProblemType, problem } from '../../api/problem.js';
import { problemMessage } from '../../api/problem-messages.js';
import type { Context } from '../../context.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { DuplicateCandidateType, RegistrationConnection } from '../registration/index.js';
import { RegistrationStatus } from '../registration/registration.vocabulary.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { columnOf } from './import-forms.js';
import * as input from './import.input.js';
import { nextStepsOf, progressOf } from './import-progress.js';
import * as from from './import.read.js';
import * as service from './import.service.js';
import {
  ImportConnection,
  ImportId,
  ImportPayloadType,
  ImportProblemConnection,
  ImportProblemType,
  ImportType,
} from './import.type.js';
import { ImportStep } from './import.vocabulary.js';

const INPUT = { description: 'What is asked for.' };

@Resolver(() => ImportType)
export class ImportResolver {
  @Query(() => ImportType, {
    nullable: true,
    description: 'One import. Null when there is none, or it is somebody else’s: only its author sees it.',
  })
  import(
    @Arg('id', () => ID, { description: 'The opaque id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<from.ImportRow | null> {
    return loaders.import.load(ImportId.decode(id));
  }

  @Query(() => ImportConnection, {
    description:
      'The viewer’s own imports, the newest first. For local, area and province officers; nobody else may ask.',
  })
  async imports(
    @Arg('where', () => input.ImportFilter, { nullable: true, description: 'Which imports; without it all.' })
    where: input.ImportFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionSource<from.ImportRow>> {
    assertMayRead(viewer, 'IMPORT_FILE');
    const filter = where ?? {};
    const listing = { filter, viewer };
    const page = pageOf(pageArgs, from.order, 'imports', filter);
    return connectionOf(await from.listImports(read, listing, page), page, () => from.countImports(read, listing));
  }

  @Mutation(() => ImportPayloadType, {
    description:
      'Checks every row of an import anew, against the registry as it is by now; nothing is entered. For its author, while they are an officer of its unit. Problems: StateProblem, VersionProblem.',
  })
  checkImport(
    @Arg('input', () => input.CheckImportInput, INPUT) given: input.CheckImportInput,
    @Ctx() context: Context,
  ) {
    return service.checkImport(context, given);
  }

  @Mutation(() => ImportPayloadType, {
    description:
      'Enters the rows of a checked import, as one act; the server goes on with it when this has answered. What it does to each row is asked of its author again: programs need SUBMIT_REGISTRATION, activities RECORD_ACTIVITY, equipment KEEP_EQUIPMENT, people KEEP_CONTACT. For its author. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  commitImport(
    @Arg('input', () => input.CommitImportInput, INPUT) given: input.CommitImportInput,
    @Ctx() context: Context,
  ) {
    return service.commitImport(context, given);
  }

  @Mutation(() => ImportPayloadType, {
    description:
      'Calls an import off that was not committed, and empties what its cells hold. For its author. Problems: StateProblem, VersionProblem.',
  })
  cancelImport(
    @Arg('input', () => input.CancelImportInput, INPUT) given: input.CancelImportInput,
    @Ctx() context: Context,
  ) {
    return service.cancelImport(context, given);
  }

  @Mutation(() => ImportPayloadType, {
    description:
      'Goes on with an import that was interrupted: it is read, checked or committed from the beginning, for nothing was done by half. For its author. Problems: StateProblem, VersionProblem.',
  })
  resumeImport(
    @Arg('input', () => input.ResumeImportInput, INPUT) given: input.ResumeImportInput,
    @Ctx() context: Context,
  ) {
    return service.resumeImport(context, given);
  }

  @FieldResolver(() => ID)
  id(@Root() row: from.ImportRow): string {
    return ImportId.encode(row.id);
  }

  @FieldResolver(() => Float)
  progress(@Root() row: from.ImportRow): number {
    return progressOf(row);
  }

  @FieldResolver(() => [ImportStep])
  nextSteps(@Root() row: from.ImportRow): ImportStep[] {
    return nextStepsOf(row);
  }

  @FieldResolver(() => ProblemType, { nullable: true })
  fileProblem(@Root() { fileProblem }: from.ImportRow): Problem | null {
    return fileProblem && problem(fileProblem.code, ['file'], fileProblem.facts);
  }

  @FieldResolver(() => ImportType, { nullable: true })
  earlierImport(@Root() { earlierId }: from.ImportRow, @Ctx() { loaders }: Context) {
    return earlierId === null ? null : loaders.import.load(earlierId);
  }

  @FieldResolver(() => ResponsibleUnitType, { description: 'The unit for which it was sent.' })
  responsibleUnit(@Root() { responsibleUnitId }: from.ImportRow, @Ctx() { loaders }: Context) {
    return loaders.responsibleUnit.load(responsibleUnitId);
  }

  @FieldResolver(() => ImportProblemConnection, {
    description:
      'What is to be said of its rows, in the order of the file. Once it is committed, of the rows not entered, and advice on the others.',
  })
  async problems(
    @Root() { id, form }: from.ImportRow,
    @Arg('where', () => input.ImportProblemFilter, { nullable: true, description: 'Which problems; without it all.' })
    where: input.ImportProblemFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionSource<from.ImportProblemRow & { form: string | null }>> {
    const filter = where ?? {};
    const listing = { importId: id, isOfPeople: form === 'contacts', filter, viewer };
    const page = pageOf(pageArgs, from.problemOrder, 'importProblems', { id, ...filter });
    const rows = (await from.listProblems(read, listing, page)).map((row) => ({ ...row, form }));
    return connectionOf(rows, page, () => from.countProblems(read, listing));
  }

  @FieldResolver(() => RegistrationConnection, {
    description: 'COMMITTED, of programs: the registrations that it submitted, in the order of the file.',
  })
  async registrations(
    @Root() { id }: from.ImportRow,
    @Arg('statuses', () => [RegistrationStatus], {
      nullable: true,
      description: 'In one of these states, such as RETURNED; without it all.',
    })
    statuses: RegistrationStatus[] | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, viewer, loaders }: Context,
  ): Promise<ConnectionSource<object>> {
    const listing = { importId: id, statuses: statuses ?? null, viewer };
    const page = pageOf(pageArgs, from.registrationOrder, 'importRegistrations', { id, statuses });
    const ids = await from.listRegistrationIds(read, listing, page);
    const rows = await Promise.all(
      ids.map(async ({ registrationId, cursor }) => {
        const row = await loaders.registration.load(registrationId);
        return row && { ...row, cursor };
      }),
    );
    return connectionOf(
      rows.filter((row) => row !== null),
      page,
      () => from.countRegistrations(read, listing),
    );
  }
}

@Resolver(() => ImportProblemType)
export class ImportProblemResolver {
  @FieldResolver(() => String, { nullable: true })
  heading(
    @Root() { form, column }: from.ImportProblemRow & { form: string | null },
    @Ctx() { language }: Context,
  ): string | null {
    return columnOf(form, column)?.heading[language] ?? null;
  }

  @FieldResolver(() => String)
  message(@Root() { code, facts }: from.ImportProblemRow, @Ctx() { language }: Context): string {
    return problemMessage(code, language, facts);
  }

  @FieldResolver(() => [DuplicateCandidateType], {
    description: 'PROBABLE_DUPLICATE: what the row may be the same as, the nearest first; 20 at most.',
  })
  candidates(@Root() { code, facts }: from.ImportProblemRow) {
    return code === 'PROBABLE_DUPLICATE' ? facts['candidates'] : [];
  }

  @FieldResolver(() => [AdminUnitType], {
    description: 'A place that is ambiguous, was divided or is contradicted: the units that may be meant; 20 at most.',
  })
  async places(@Root() { facts }: from.ImportProblemRow, @Ctx() { loaders }: Context) {
    const ids = (facts['placeIds'] as number[] | undefined) ?? [];
    return (await Promise.all(ids.map((id) => loaders.adminUnit.load(id)))).filter((unit) => unit !== null);
  }

  @FieldResolver(() => Int, {
    description: 'How many there are of those that candidates or places tell; 0: the problem is not of that sort.',
  })
  candidateCount(@Root() { facts }: from.ImportProblemRow): number {
    return (facts['count'] as number | undefined) ?? 0;
  }
}

@Resolver(() => ImportPayloadType)
export class ImportPayloadResolver {
  @FieldResolver(() => ImportType, {
    nullable: true,
    description: 'The import as it is now; null where a problem kept the step from being taken.',
  })
  import(@Root() { importId }: Partial<service.ImportResult>, @Ctx() { loaders }: Context) {
    return importId === undefined ? null : loaders.import.load(importId);
  }
}
