/** Every way a request can fail, closed. The interface branches on the code and shows the sentence. */
export const failureCodes = [
  'invalid_input',
  'not_found',
  'conflict',
  'study_locked',
  'study_newer',
  'study_damaged',
  'unsupported_format',
  'cancelled',
  'io',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** What went wrong: a code for the program and one sentence for the researcher. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

export const success = <Value>(value: Value): Result<Value> => ({ ok: true, value });
export const failure = (code: FailureCode, message: string): Result<never> => ({ ok: false, error: { code, message } });

/** A failure on its way up through code that cannot go on; core turns it into a `Result` at the door. */
export class AxialError extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'AxialError';
    this.code = code;
  }
}

/** Ends a `switch` over a union: a case that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Impossible value: ${JSON.stringify(value)}`);
}
