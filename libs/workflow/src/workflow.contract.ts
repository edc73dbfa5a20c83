import { courseContract } from './contract/course.contract';
import { deskOn, type OpenEngine } from './contract/desk.samples';
import { jobsContract } from './contract/jobs.contract';

/** What services rely on, whichever engine is behind the client. */
export const workflowContract = (name: string, open: OpenEngine): void => {
  describe(`the workflow client on ${name}`, () => {
    const desk = deskOn(open);
    courseContract(desk);
    jobsContract(desk);
  });
};
