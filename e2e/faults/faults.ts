import { type Fault } from './fault';
import { kill } from './kill';

export const faults: Readonly<Record<string, Fault>> = { R1: kill };
