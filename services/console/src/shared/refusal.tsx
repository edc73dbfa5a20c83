import { Alert } from 'antd';
import { type JSX } from 'react';
import { ApiError, type Problem } from '../api';

/** Why something was not done, and the way out. */
export type Refusal = Pick<Problem, 'title' | 'remedy' | 'code' | 'errors'>;

/** @param otherwise the sentence where the platform said nothing itself */
export const refusalOf = (error: unknown, otherwise = '没有办成'): Refusal =>
  error instanceof ApiError ? error.problem : { title: otherwise, remedy: '请重试' };

export const Refused = ({ refusal }: { refusal: Refusal | undefined }): JSX.Element | null =>
  refusal ? (
    <Alert type="warning" showIcon title={refusal.title} description={refusal.remedy} style={{ marginBottom: 16 }} />
  ) : null;
