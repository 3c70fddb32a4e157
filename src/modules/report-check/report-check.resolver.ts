import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PeriodInput } from '../../api/period.js';
import type { Context } from '../../context.js';
import { type ReportCheck, checkReport } from './check.js';
import { ReportCheckSummaryType, ReportCheckType } from './report-check.type.js';

/** A check costs a report; its lists are as long as an article has numbers. */
const REPORT = 500;
const NUMBERS = 50;

@Resolver(() => ReportCheckType)
export class ReportCheckResolver {
  @Query(() => ReportCheckType, {
    complexity: ({ childComplexity }) => REPORT + NUMBERS * childComplexity,
    description:
      'Reads the sentences of a report or an article, in Vietnamese or English, and sets each figure that it recognizes beside what the registry has recorded and documents report of that unit and period. Refused with more than 500 numbers. Anyone may ask; the text is kept nowhere.',
  })
  checkReport(
    @Arg('text', () => String, { description: 'The text, 20,000 characters at most.' }) text: string,
    @Arg('unit', () => ID, {
      nullable: true,
      description:
        'Whose figures: an AdminUnit or a ResponsibleUnit. Without it the administrative unit that the text names first, on the map of the period’s last day.',
    })
    unit: string | null,
    @Arg('period', () => PeriodInput, {
      nullable: true,
      description: 'Of which days. Without it the period that the text names first.',
    })
    period: PeriodInput | null,
    @Ctx() context: Context,
  ): Promise<ReportCheck> {
    return checkReport(context, { text, unit: unit ?? null, period: period ?? null });
  }

  @FieldResolver(() => ReportCheckSummaryType, { description: 'How many numbers came to what.' })
  summary(@Root() { figures, changes, unread }: ReportCheck): ReportCheckSummaryType {
    const count = (verdict: ReportCheck['figures'][number]['verdict']) =>
      [...figures, ...changes].filter((one) => one.verdict === verdict).length;
    return {
      agrees: count('AGREES'),
      differs: count('DIFFERS'),
      notHeld: count('NOT_HELD'),
      unread: unread.length,
    };
  }
}
