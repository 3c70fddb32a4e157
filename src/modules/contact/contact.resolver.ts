import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { assertMayRead } from '../../access/forbidden.js';
import { mayAnywhere } from '../../access/viewer.js';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import type { Problem } from '../../api/problem.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { type ProgramRow, ProgramType } from '../program/index.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import * as input from './contact.input.js';
import * as from from './contact.read.js';
import * as service from './contact.service.js';
import {
  ContactId,
  ContactPayloadType,
  ContactProblemType,
  ContactReadingConnection,
  ContactReadingId,
  ContactReadingType,
  ContactType,
  EmergencyContactsPayloadType,
} from './contact.type.js';

const INPUT = { description: 'What is asked for.' };

@Resolver(() => ContactType)
export class ContactResolver {
  @Mutation(() => ContactPayloadType, {
    description:
      'Enters a leader, deputy or keeper of a program. For local, area and province officers in whose jurisdiction it lies. Problems: InputProblem, and ContactProblem where someone is in office, or takes the task up later.',
  })
  assignContact(
    @Arg('input', () => input.AssignContactInput, INPUT) given: input.AssignContactInput,
    @Ctx() context: Context,
  ) {
    return service.assignContact(context, given);
  }

  @Mutation(() => ContactPayloadType, {
    description:
      'Ends the task of a leader, deputy or keeper. For local, area and province officers in whose jurisdiction the program lies. Problems: InputProblem.',
  })
  endContact(@Arg('input', () => input.EndContactInput, INPUT) given: input.EndContactInput, @Ctx() context: Context) {
    return service.endContact(context, given);
  }

  @Mutation(() => ContactPayloadType, {
    description:
      'Empties a person’s name and phone for good; role and term stay. For local, area and province officers in whose jurisdiction the program lies. Problems: InputProblem.',
  })
  eraseContact(
    @Arg('input', () => input.EraseContactInput, INPUT) given: input.EraseContactInput,
    @Ctx() context: Context,
  ) {
    return service.eraseContact(context, given);
  }

  @Mutation(() => EmergencyContactsPayloadType, {
    description:
      'Shows the people of a program of any area, for a stated reason. For area and province officers of any jurisdiction; it is logged, and the police of the program’s own area review it. Problems: InputProblem.',
  })
  openContactsInEmergency(
    @Arg('input', () => input.OpenContactsInEmergencyInput, INPUT) given: input.OpenContactsInEmergencyInput,
    @Ctx() context: Context,
  ) {
    return service.openContactsInEmergency(context, given);
  }

  @Query(() => ContactReadingConnection, {
    description:
      'Who saw the people of programs, and when, the newest first. For area and province officers, each for the programs in their jurisdiction; nobody else may ask.',
  })
  async contactReadings(
    @Arg('where', () => input.ContactReadingFilter, {
      nullable: true,
      description: 'Which readings; without it all.',
    })
    where: input.ContactReadingFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, viewer, today }: Context,
  ): Promise<ConnectionSource<from.ContactReadingRow>> {
    assertMayRead(viewer, 'READ_CONTACT_READINGS');
    const filter = where ?? {};
    const listing = { filter, viewer: viewer!, today };
    const page = pageOf(pageArgs, from.readingOrder, 'contactReadings', filter);
    const rows = await from.listReadings(read, listing, page);
    return connectionOf(rows, page, () => from.countReadings(read, listing));
  }

  @FieldResolver(() => ID)
  id(@Root() contact: from.ContactRow): string {
    return ContactId.encode(contact.id);
  }

  @FieldResolver(() => ProgramType, { description: 'The program.' })
  program(@Root() { programId }: from.ContactRow, @Ctx() { loaders }: Context) {
    return loaders.program.load(programId);
  }
}

@Resolver(() => ProgramType)
export class ProgramContactsResolver {
  @FieldResolver(() => [ContactType], {
    nullable: true,
    description:
      'Its leader, deputies and keeper on `asOf`. Null for whoever may not read them: local, area and province officers in whose jurisdiction it lies do, and every reading is logged. In an emergency, see openContactsInEmergency.',
  })
  async contacts(
    @Root() { id }: ProgramRow,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day asked about, by default today.' })
    asOf: string | null,
    @Arg('includeEnded', () => Boolean, {
      defaultValue: false,
      description: 'Whether those whose task had ended by then are told too.',
    })
    includeEnded: boolean,
    @Ctx() { loaders, viewer, today }: Context,
  ): Promise<from.ContactRow[] | null> {
    if (!mayAnywhere(viewer, 'READ_CONTACTS')) return null;
    const [found] = await loaders.contacts.load({ ownerId: id, args: { day: asOf ?? today, includeEnded } });
    return found?.contacts ?? null;
  }
}

@Resolver(() => ContactPayloadType)
export class ContactPayloadResolver {
  @FieldResolver(() => ContactType, {
    nullable: true,
    description: 'The contact as it is now; null where a problem kept it from being written.',
  })
  contact(@Root() { contactId }: Partial<service.ContactResult>, @Ctx() { loaders }: Context) {
    return contactId === undefined ? null : loaders.contact.load(contactId);
  }
}

@Resolver(() => ContactProblemType)
export class ContactProblemResolver {
  @FieldResolver(() => ContactType, {
    nullable: true,
    description: 'Who is in office; null: someone took it this very moment.',
  })
  contact(@Root() { facts }: Problem, @Ctx() { loaders }: Context) {
    const id = facts['contactId'] as number | undefined;
    return id === undefined ? null : loaders.contact.load(id);
  }
}

@Resolver(() => ContactReadingType)
export class ContactReadingResolver {
  @FieldResolver(() => ID, { description: 'The opaque id.' })
  id(@Root() reading: from.ContactReadingRow): string {
    return ContactReadingId.encode(reading.id);
  }

  @FieldResolver(() => ProgramType, { description: 'The program whose people were seen.' })
  program(@Root() { programId }: from.ContactReadingRow, @Ctx() { loaders }: Context) {
    return loaders.program.load(programId);
  }

  @FieldResolver(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The unit of the officer who saw them; null: the whole registry.',
  })
  unit(@Root() { unitId }: from.ContactReadingRow, @Ctx() { loaders }: Context) {
    return unitId === null ? null : loaders.responsibleUnit.load(unitId);
  }
}
