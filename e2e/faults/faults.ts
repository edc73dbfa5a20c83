import { type Fault } from './fault';
import { attachments } from './attachments';
import { clock } from './clock';
import { engine } from './engine';
import { heldOpen } from './held-open';
import { kafka } from './kafka';
import { kill } from './kill';
import { members } from './members';
import { overload } from './overload';
import { poison } from './poison';
import { postgres } from './postgres';
import { replay } from './replay';
import { rolling } from './rolling';
import { stopped } from './stopped';

export const faults: Readonly<Record<string, Fault>> = {
  R1: kill,
  R2: postgres,
  R3: kafka,
  R4: members,
  R5: engine,
  R7: clock,
  R8: replay,
  R9: poison,
  R11: stopped,
  R12: heldOpen,
  R14: rolling,
  R19: overload,
  R21: attachments,
};
