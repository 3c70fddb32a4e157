import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as input from './program-life.input.js';
import * as service from './program-life.service.js';
import { ProgramPayloadType, ProgramType } from './program.type.js';

const INPUT = { description: 'What is asked for.' };

@Resolver(() => ProgramPayloadType)
export class ProgramLifeResolver {
  @Mutation(() => ProgramPayloadType, {
    description:
      'Launches a program that was founded; from then on it is ACTIVE. A program launched on the very day of its founding was never merely founded. For area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem unless it was never launched, VersionProblem.',
  })
  launchProgram(
    @Arg('input', () => input.LaunchProgramInput, INPUT) given: input.LaunchProgramInput,
    @Ctx() context: Context,
  ) {
    return service.launchProgram(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Lets a program rest for a time; it is told apart from then on, and not counted. For area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  suspendProgram(
    @Arg('input', () => input.SuspendProgramInput, INPUT) given: input.SuspendProgramInput,
    @Ctx() context: Context,
  ) {
    return service.suspendProgram(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Makes a program ACTIVE that rested or was to be strengthened. For area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  resumeProgram(
    @Arg('input', () => input.ResumeProgramInput, INPUT) given: input.ResumeProgramInput,
    @Ctx() context: Context,
  ) {
    return service.resumeProgram(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Marks a program that works less than it should; it stands and is counted. For area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  markProgramForStrengthening(
    @Arg('input', () => input.MarkProgramForStrengtheningInput, INPUT) given: input.MarkProgramForStrengtheningInput,
    @Ctx() context: Context,
  ) {
    return service.markProgramForStrengthening(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Ends a program for good; its history stays. For area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  dissolveProgram(
    @Arg('input', () => input.DissolveProgramInput, INPUT) given: input.DissolveProgramInput,
    @Ctx() context: Context,
  ) {
    return service.dissolveProgram(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Lets programs go into another one of their kind, and answers with that one. Those that went into it are MERGED for good; their history stays. For area and province officers in whose jurisdiction all of them lie. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  mergePrograms(
    @Arg('input', () => input.MergeProgramsInput, INPUT) given: input.MergeProgramsInput,
    @Ctx() context: Context,
  ) {
    return service.mergePrograms(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Moves a program to another place inside the registry, from a day on. For area and province officers in whose jurisdiction both places lie. Problems: InputProblem, StateProblem once it has ended, VersionProblem.',
  })
  moveProgram(
    @Arg('input', () => input.MoveProgramInput, INPUT) given: input.MoveProgramInput,
    @Ctx() context: Context,
  ) {
    return service.moveProgram(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Decides where a program lies that a reform could not place. The placement that left it open is annulled, and kept. For area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem when it is placed already, VersionProblem.',
  })
  placeProgram(
    @Arg('input', () => input.PlaceProgramInput, INPUT) given: input.PlaceProgramInput,
    @Ctx() context: Context,
  ) {
    return service.placeProgram(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Gives a unit a role for a program, or ends a role other than managing it. For province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem once it has ended, VersionProblem.',
  })
  handOverProgram(
    @Arg('input', () => input.HandOverProgramInput, INPUT) given: input.HandOverProgramInput,
    @Ctx() context: Context,
  ) {
    return service.handOverProgram(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Records equipment that comes to a program, is counted anew or is taken away. What was there before stays in its history. For local, area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem once it has ended, VersionProblem.',
  })
  recordEquipment(
    @Arg('input', () => input.RecordEquipmentInput, INPUT) given: input.RecordEquipmentInput,
    @Ctx() context: Context,
  ) {
    return service.recordEquipment(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Records that equipment was checked, as an activity of the program, too; the next check falls due from that day. For local, area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem once it has ended, VersionProblem.',
  })
  recordEquipmentCheck(
    @Arg('input', () => input.RecordEquipmentCheckInput, INPUT) given: input.RecordEquipmentCheckInput,
    @Ctx() context: Context,
  ) {
    return service.recordEquipmentCheck(context, given);
  }

  @Mutation(() => ProgramPayloadType, {
    description:
      'Records a review of a program and what it found, as an activity of the program, too. For area and province officers in whose jurisdiction it lies. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  reviewProgram(
    @Arg('input', () => input.ReviewProgramInput, INPUT) given: input.ReviewProgramInput,
    @Ctx() context: Context,
  ) {
    return service.reviewProgram(context, given);
  }

  @FieldResolver(() => ProgramType, {
    nullable: true,
    description: 'The program as it is now; null where a problem kept it from being written.',
  })
  program(@Root() { programId }: Partial<service.ProgramResult>, @Ctx() { loaders }: Context) {
    return programId === undefined ? null : loaders.program.load(programId);
  }
}
