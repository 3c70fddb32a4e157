import { Field, ID, InputType, Int } from 'type-graphql';
import { ProblemSeverity } from '../../api/problem.js';
import { ImportMode, ImportStatus } from './import.vocabulary.js';

const IMPORT = 'The import.';
const VERSION = 'The version of the import that was read; another one meanwhile is a VersionProblem.';

@InputType('ImportFilter', { description: 'Which imports; every condition given must hold.' })
export class ImportFilter {
  @Field(() => [ImportStatus], { nullable: true, description: 'In one of these states.' })
  statuses?: ImportStatus[] | null;

  @Field(() => [String], { nullable: true, description: 'Of one of these forms, such as neighbor-group-team.' })
  forms?: string[] | null;
}

@InputType('ImportProblemFilter', { description: 'Which problems of an import; every condition given must hold.' })
export class ImportProblemFilter {
  @Field(() => String, { nullable: true, description: 'Of this column, by its key.' })
  column?: string | null;

  @Field(() => [String], { nullable: true, description: 'With one of these codes.' })
  codes?: string[] | null;

  @Field(() => [ProblemSeverity], { nullable: true, description: 'Of one of these severities.' })
  severities?: ProblemSeverity[] | null;
}

@InputType()
abstract class ImportStepInput {
  @Field(() => ID, { description: IMPORT })
  import!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;
}

@InputType('CheckImportInput', { description: 'Another check of an import.' })
export class CheckImportInput extends ImportStepInput {}

@InputType('CommitImportInput', { description: 'The rows of an import are to be entered.' })
export class CommitImportInput extends ImportStepInput {
  @Field(() => ImportMode, { description: 'All rows or none, or the valid ones only.' })
  mode!: ImportMode;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Enters also the rows that only wait to be confirmed: probable duplicates, and people who replace whoever is in office.',
  })
  confirmsDuplicates?: boolean | null;
}

@InputType('CancelImportInput', { description: 'An import is called off.' })
export class CancelImportInput extends ImportStepInput {}

@InputType('ResumeImportInput', { description: 'An interrupted import goes on.' })
export class ResumeImportInput extends ImportStepInput {}
