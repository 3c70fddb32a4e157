import type { TargetLine } from '../period-report.js';
import type { Speech } from './speech.js';

/** The document that a target stands in, with its issuer, number and day. */
export const planWords = ({ plan }: TargetLine, speech: Speech): string =>
  speech.say('plan', {
    title: plan.title,
    // An issuer that no document names is told in brackets of its own.
    issuer: plan.issuer.replace(/^\((.*)\)$/, '$1'),
    number: plan.number === null ? '' : speech.say('numbered', { number: plan.number }),
    date: plan.date === null ? '' : speech.say('dated', { date: speech.day(plan.date) }),
  });

/** What a target asks for: its own words, or what it counts, or its number in the plan. */
export const targetWords = (
  { sort, ordinal, text, programKind, activityKind, measure }: TargetLine,
  speech: Speech,
): string => {
  const place = speech.say(sort === 'TARGET' ? 'numberedTarget' : 'numberedTask', { ordinal: String(ordinal) });
  const counted = programKind
    ? speech.label('ProgramKind', programKind)
    : activityKind && measure
      ? `${speech.label('ActivityKind', activityKind)}: ${speech.label('MeasureKind', measure)}`
      : null;
  const words = text ?? counted ?? '';
  // Some plans count in their own words, "Nhiệm vụ trọng tâm thứ 1".
  const sortWords = place.slice(0, place.lastIndexOf(' '));
  return words.startsWith(sortWords) ? words : `${place}. ${words}`;
};

/** How far a target has come: the share, the share due by now, what is needed each month. */
export const progressWords = ({ share, expectedShare, neededPerMonth, state }: TargetLine, speech: Speech): string =>
  share === null
    ? ''
    : [
        speech.percent(Math.round(share * 1000) / 10),
        ...(expectedShare !== null && expectedShare < 1 && state !== 'DONE'
          ? [speech.say('expected', { share: speech.percent(Math.round(expectedShare * 1000) / 10) })]
          : []),
        ...(neededPerMonth !== null && neededPerMonth > 0
          ? [speech.say('needed', { count: speech.number(Math.ceil(neededPerMonth * 10) / 10) })]
          : []),
      ].join('; ');

/** How a target stands: annulled, or as its pace says. */
export const stateWords = ({ annulledAt, state }: TargetLine, { say }: Speech): string =>
  say(annulledAt === null ? state : 'annulled');
