/** Degrees that hold all of Vietnam, its islands included; a check for slips of the pen, no border. */
export const VIETNAM = { latitude: [6, 24], longitude: [101.5, 118] } as const;

export type Angle = keyof typeof VIETNAM;

export const isInVietnam = (angle: Angle, degrees: number): boolean =>
  degrees >= VIETNAM[angle][0] && degrees <= VIETNAM[angle][1];
