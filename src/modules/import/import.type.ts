import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { ProblemSeverity, ProblemType } from '../../api/problem.js';
import { DateTimeScalar } from '../../api/scalars.js';
import { ImportMode, ImportStatus, ImportStep } from './import.vocabulary.js';

export const ImportId = nodeId('Import');

@ObjectType('ImportProblem', {
  simpleResolvers: true,
  description: 'What is to be said of one row of an import. Advice does not keep the row from being entered.',
})
export class ImportProblemType {
  @Field(() => Int, { description: 'The row, as the spreadsheet numbers it.' })
  row!: number;

  @Field(() => String, { nullable: true, description: 'The key of the column; null: the whole row.' })
  column!: string | null;

  @Field(() => String, { nullable: true, description: 'The heading of that column, in the reader’s language.' })
  heading!: string | null;

  @Field(() => String, { description: 'What it is, in capitals; stays the same in every language.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the cell holds; null where it is empty, was emptied, or tells about a person.',
  })
  value!: string | null;

  @Field(() => String, { description: 'The sentence for people, in Vietnamese or English.' })
  message!: string;

  @Field(() => ProblemSeverity, { description: 'Whether it blocks, asks for a confirmation, or advises.' })
  severity!: ProblemSeverity;
}

export const ImportProblemConnection = connectionType('ImportProblem', () => ImportProblemType);

@ObjectType('Import', {
  implements: Node,
  simpleResolvers: true,
  description:
    'A spreadsheet that was sent (POST /imports) to be entered: it is read, checked row by row with nothing entered, and then committed by its author. Nobody else sees it. After 30 days what its cells hold is emptied; people are forgotten as soon as they were entered.',
})
export class ImportType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the sheet is, such as neighbor-group-team or activities; null until it was recognized.',
  })
  form!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the file is called; null where it was sent without a name.',
  })
  filename!: string | null;

  @Field(() => Int, { description: 'The size of the file in bytes.' })
  size!: number;

  @Field(() => String, { description: 'The language of its headings: vi or en.' })
  language!: string;

  @Field(() => ImportStatus, { description: 'Where it is on its way.' })
  status!: ImportStatus;

  @Field(() => ImportMode, {
    nullable: true,
    description: 'Which rows its author asked to enter; null until they did.',
  })
  mode!: ImportMode | null;

  @Field(() => Int, { description: 'Counts its steps; whoever takes one names the version that they saw.' })
  version!: number;

  @Field(() => [String], { description: 'Headings of the file that no column of the form has; they were not read.' })
  unknownHeadings!: string[];

  @Field(() => Int, { description: 'Rows read so far, empty ones not counted.' })
  rowsRead!: number;

  @Field(() => Int, { description: 'Rows gone through so far by the check, or by the commit, that is under way.' })
  rowsChecked!: number;

  @Field(() => Int, { description: 'Rows in order; once it is committed, rows entered.' })
  rowsAccepted!: number;

  @Field(() => Int, { description: 'Rows that a problem keeps, those that wait to be confirmed among them.' })
  rowsRefused!: number;

  @Field(() => Int, { description: 'Of those refused, the rows that a confirmation alone lets through.' })
  rowsToConfirm!: number;

  @Field(() => Float, { description: 'How much of what is under way is done, from 0 to 1.' })
  progress!: number;

  @Field(() => DateTimeScalar, { description: 'When the file had arrived.' })
  createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was committed, refused or canceled.' })
  finishedAt!: string | null;

  @Field(() => ProblemType, { nullable: true, description: 'REFUSED: why the file itself cannot be taken.' })
  fileProblem!: ProblemType | null;

  @Field(() => [ImportStep], { description: 'What its author may do next.' })
  nextSteps!: ImportStep[];

  @Field(() => ImportType, {
    nullable: true,
    description: 'The import by which the viewer entered the very same file before.',
  })
  earlierImport!: ImportType | null;
}

export const ImportConnection = connectionType('Import', () => ImportType);

@ObjectType('ImportPayload', { description: 'What became of an import that somebody took a step with.' })
export class ImportPayloadType {
  @Field(() => [ProblemType], { description: 'What kept the step from being taken; empty when it was.' })
  problems!: ProblemType[];
}
