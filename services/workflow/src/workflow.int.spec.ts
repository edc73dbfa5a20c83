import { courseContract } from './course.contract';
import { inboxContract } from './inbox.contract';
import { embedded } from './running.samples';
import { moveContract } from './version/move.contract';

describe('流程服务,内置引擎', () => {
  inboxContract(embedded);
  courseContract(embedded);
  moveContract(embedded);
});
