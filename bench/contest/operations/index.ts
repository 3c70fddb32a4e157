import type { Operation } from '../operation.ts';
import { Q1 } from './q1.ts';
import { Q2 } from './q2.ts';
import { Q3 } from './q3.ts';
import { Q4 } from './q4.ts';
import { Q5 } from './q5.ts';

export const OPERATIONS: readonly Operation[] = [Q1, Q2, Q3, Q4, Q5];
