import { ApiError } from '../api/errors.js';
import { type Action, deedOf } from './actions.js';
import { type Viewer, mayAnywhere } from './viewer.js';

/** Refuses an act on something public, and says which act, which area it needs, and whose the viewer is. */
export const forbidden = (
  action: Action,
  { needed, held }: { needed: string | null; held: string | null },
): ApiError => {
  const { vi, en } = deedOf(action);
  const place = { needed: needed ?? 'Việt Nam', held: held ?? '–' };
  return new ApiError('FORBIDDEN', 'access.forbidden', { actionVi: vi, actionEn: en, ...place }, { action, ...place });
};

/** Refuses a list of what is not public to whoever may read none of it; an empty one would say that there is nothing. */
export const assertMayRead = (viewer: Viewer | null, action: Action): void => {
  if (!viewer) throw new ApiError('UNAUTHENTICATED', 'access.nobody');
  if (mayAnywhere(viewer, action)) return;
  const { vi, en } = deedOf(action);
  throw new ApiError('FORBIDDEN', 'access.no-role', { actionVi: vi, actionEn: en }, { action });
};
