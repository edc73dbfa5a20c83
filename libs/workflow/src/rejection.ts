/** The engine refused; `code` is the gRPC status name or the HTTP status, `UNAVAILABLE` when it cannot be reached now. */
export class WorkflowRejection extends Error {
  override readonly name = 'WorkflowRejection';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const grpcCodes: Record<number, string> = {
  3: 'INVALID_ARGUMENT',
  4: 'UNAVAILABLE', // no answer in time
  5: 'NOT_FOUND',
  6: 'ALREADY_EXISTS',
  7: 'PERMISSION_DENIED',
  8: 'UNAVAILABLE', // back-pressure
  9: 'FAILED_PRECONDITION',
  12: 'UNIMPLEMENTED',
  14: 'UNAVAILABLE',
  16: 'UNAUTHENTICATED',
};
const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** What the libraries add to every message. */
const NOISE = /\. Enhanced stack trace available as error\.source\.|\s*Resolution note:\s*$/g;
const awayStatus = new Set([429, 502, 503, 504]);

/** The client's errors in our words. */
export const rejectionOf = (error: unknown): WorkflowRejection => {
  const { code, statusCode, response, details, message } = error as {
    code?: number | string;
    statusCode?: number;
    response?: { statusCode?: number };
    details?: string;
    message?: string;
  };
  const http = statusCode || response?.statusCode;
  const name = (): string => {
    if (http) return awayStatus.has(http) ? 'UNAVAILABLE' : String(http);
    if (away.has(String(code))) return 'UNAVAILABLE';
    return grpcCodes[Number(code)] ?? String(code ?? 'UNKNOWN');
  };
  const said = (details || message || String(error)).replace(NOISE, '').trim();
  return new WorkflowRejection(name(), said);
};

/** @throws WorkflowRejection */
export const translated = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    throw rejectionOf(error);
  }
};
