import { status } from '@grpc/grpc-js';
import { DocumentTooLarge } from '../store/session';
import { toStatus } from './job-streams';

it('流程变量装不下不是“忙,稍后再来”:再试也装不下,不叫调用者一直等', () => {
  expect(toStatus(new DocumentTooLarge('process instance 1 holds too much'))).toEqual({
    code: status.INVALID_ARGUMENT,
    message: 'process instance 1 holds too much',
  });
});
