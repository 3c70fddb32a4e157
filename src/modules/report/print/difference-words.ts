import type { Difference } from '../differences.js';
import type { PeriodReportData } from '../period-report.js';
import type { SayingKey } from './sayings.js';
import type { Speech } from './speech.js';
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

/** What a difference is of, in words, from the whole to the part: `Tổ liên gia · Đang duy trì`. */
export const differenceWords = ({ path }: Pick<Difference, 'path'>, data: PeriodReportData, speech: Speech): string => {
  const [part, ...steps] = path.split('/') as [string, ...string[]];
  if (part === 'completeness') return speech.say(steps[0] === 'recorded' ? 'communesRecorded' : 'communes');
  const [first, ...rest] = steps as [string, ...string[]];
  const start =
    part === 'children'
      ? (data.children.find(({ unit }) => unit.code === first)?.unit.name ?? first)
      : part === 'months'
        ? speech.say('monthOf', { month: first.split('-').toReversed().join('/') })
        : part === 'targets'
          ? speech.say('targetOfPlan', { place: first })
          : part === 'reported'
            ? `${speech.say('reported')}: ${valueWords(steps.slice(0, -1), speech)}`
            : valueWords([first], speech);
  if (part === 'reported') return start;
  return [start, ...rest.map((step) => stepWords(step, data, speech))].join(' · ');
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
