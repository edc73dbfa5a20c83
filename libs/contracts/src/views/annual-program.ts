import type { FactData } from '../facts';
import type { ProgramEntry } from '../commands/annual-program';
import type { Named } from '../shapes';
import type * as w from '../words';

type Said = { by: Named; at: string; agree: boolean; opinion: string };

/** `GET /api/annual-programs` → `AnnualProgramView[]`, the latest year first; `GET /api/annual-programs/:id` */
export type AnnualProgramView = {
  id: string;
  version: number;
  year: number;
  status: keyof typeof w.programStatus & string;
  entries: ProgramEntry[];
  similar: FactData<'annual-program.drafted.v1'>['similar'];
  draftedBy: Named;
  draftedAt: string;
  checked: Said | null;
  approved: Said | null;
  offProgram: (ProgramEntry & {
    reason: string;
    by: Named;
    at: string;
    status: keyof typeof w.offProgramStatus & string;
    endorsed: Said | null;
    approved: Said | null;
  })[];
};

/** `GET /api/designations` → `DesignationView[]`, those in force first */
export type DesignationView = FactData<'designation.proposed.v1'> & {
  id: string;
  version: number;
  status: keyof typeof w.designationStatus & string;
  approved: Said | null;
  ended: FactData<'designation.ended.v1'> | null;
};
