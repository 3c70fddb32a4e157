import { createParameterDecorator } from 'type-graphql';
import { askedAt } from '../../api/asked.js';
import type { FiguresAsked } from './figures.js';

/** Fields that rest on dated figures: of the ratios that have one, and of a coverage. */
const OF_DENOMINATORS = ['total', 'share', 'source', 'remark', 'hasDemoData'];

/** As a parameter: what is asked of the figures of a coverage that stands at this path below the field. */
const below = (...path: string[]) => {
  const ratios = ['byKind', 'overall'].flatMap((line) => [
    [...path, line, 'neighborhoods'],
    [...path, line, 'households'],
  ]);
  const names = askedAt(path, [...path, 'byKind'], ...ratios);
  return () =>
    createParameterDecorator(({ info }): FiguresAsked => {
      const asked = names(info);
      return {
        denominators: OF_DENOMINATORS.some((name) => asked.includes(name)),
        reported: asked.includes('reported'),
      };
    });
};

export const AskedOfCoverage = below();
export const AskedOfBreakdown = below('coverage');
