import { type Difference, targetPath } from '../differences.js';
import type { PeriodReportData, TargetLine } from '../period-report.js';
import type { SayingKey } from './sayings.js';
import type { Speech } from './speech.js';
import type { Submission } from './submission.js';
import { targetWords } from './target-words.js';
import { beforeHeading } from './view.js';

/** The steps of a path that are words of the page itself. */
const STEPS: Readonly<Record<string, SayingKey>> = {
  founded: 'founded',
  standing: 'standing',
  suspended: 'suspended',
  dissolved: 'dissolved',
  activities: 'activities',
  incidents: 'incidents',
  householdsCovered: 'households',
  target: 'targetNumber',
  achieved: 'achieved',
};

/** A report as it was submitted, with what stands beside it. */
interface Submitted {
  data: PeriodReportData;
  submission: Pick<Submission, 'targetsNow'>;
}

/**
 * Both numbers of a difference; a word where there is none: unknown, or the target was not set yet, or is no longer in
 * force.
 */
export const differenceValues = (
  { path, submitted, now }: Difference,
  { data, submission }: Submitted,
): [submitted: number | SayingKey, now: number | SayingKey] => {
  const isMissing = (targets: readonly TargetLine[]) =>
    path.startsWith('targets/') && !targets.some((line) => path.startsWith(`${targetPath(line)}/`));
  return [
    submitted ?? (isMissing(data.targets) ? 'notSet' : 'unknown'),
    now ?? (isMissing(submission.targetsNow) ? 'noLongerSet' : 'unknown'),
  ];
};

/** A target by its own words and its plan's, be it one of then or of now. */
const targetOf = (steps: readonly string[], { data, submission }: Submitted, speech: Speech): string => {
  const path = `targets/${steps.slice(0, 2).join('/')}`;
  const line = [...data.targets, ...submission.targetsNow].find((target) => targetPath(target) === path);
  return line
    ? `${targetWords(line, speech)} (${line.plan.number ?? line.plan.title})`
    : speech.say('targetOfPlan', { place: steps[1]! });
};

/** What a difference is of, in words, from the whole to the part: `Tổ liên gia · Đang duy trì`. */
export const differenceWords = ({ path }: Pick<Difference, 'path'>, submitted: Submitted, speech: Speech): string => {
  const { data } = submitted;
  const [part, ...steps] = path.split('/') as [string, ...string[]];
  if (part === 'completeness') return speech.say(steps[0] === 'recorded' ? 'communesRecorded' : 'communes');
  const [first, ...rest] = steps as [string, ...string[]];
  const start =
    part === 'children'
      ? (data.children.find(({ unit }) => unit.code === first)?.unit.name ?? first)
      : part === 'months'
        ? speech.say('monthOf', { month: first.split('-').toReversed().join('/') })
        : part === 'targets'
          ? targetOf(steps, submitted, speech)
          : part === 'reported'
            ? `${speech.say('reported')}: ${valueWords(steps.slice(0, -1), speech)}`
            : valueWords([first], speech);
  if (part === 'reported') return start;
  const told = part === 'targets' ? rest.slice(1) : rest;
  // A kind of activity alone is how many there were, and not what they come to.
  const counted = part === 'activities' && (rest.length === 0 || rest[0] === 'before') ? [speech.say('count')] : [];
  return [start, ...counted, ...told.map((step) => stepWords(step, data, speech))].join(' · ');
};

const stepWords = (step: string, data: PeriodReportData, speech: Speech): string => {
  if (step === 'before') return beforeHeading(data, speech);
  if (step === 'notAttributable') return speech.say('notCounted');
  const own = STEPS[step];
  return own ? speech.say(own) : valueWords([step], speech);
};

/** Values of the lists that figures are of, each by its own word; what is in no list stays as it is. */
const valueWords = (values: readonly string[], speech: Speech): string =>
  values
    .map(
      (value) =>
        ['ProgramKind', 'ActivityKind', 'MeasureKind']
          .map((list) => speech.labelOrNull(list, value))
          .find((word) => word !== null) ?? value,
    )
    .join(' · ');
