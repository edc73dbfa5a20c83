export type RejectionStatus =
  'NOT_FOUND' | 'INVALID_ARGUMENT' | 'FAILED_PRECONDITION' | 'ALREADY_EXISTS' | 'UNIMPLEMENTED';

/** The engine says no. `status` is the gRPC status; the text is what a client of Camunda would read. */
export class EngineRejection extends Error {
  override readonly name = 'EngineRejection';
  constructor(
    readonly status: RejectionStatus,
    message: string,
  ) {
    super(message);
  }
}

const codes: Partial<Record<RejectionStatus, string>> = { FAILED_PRECONDITION: 'INVALID_STATE' };
/** `Command 'COMPLETE' rejected with code 'NOT_FOUND': …` */
export const rejected = (command: string, status: RejectionStatus, reason: string): EngineRejection =>
  new EngineRejection(status, `Command '${command}' rejected with code '${codes[status] ?? status}': ${reason}`);
