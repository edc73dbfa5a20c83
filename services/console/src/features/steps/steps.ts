import { type CommandName } from '@duban/contracts';
import * as archive from './archive-steps';
import * as assignmentCourse from './assignment-course-steps';
import * as assignment from './assignment-steps';
import * as campaignField from './campaign-field-steps';
import * as campaign from './campaign-steps';
import * as check from './check-steps';
import * as field from './field-steps';
import * as informant from './informant-steps';
import * as clue from './clue-steps';
import * as course from './matter-course-steps';
import * as matter from './matter-steps';
import * as outcome from './outcome-steps';
import * as plan from './plan-steps';
import * as rectification from './rectification-steps';
import { type Step } from './step';

/** Command → form. A step of a diagram that is bound to a command opens this form; 电话批准 is not the form of 立项审批. */
export const steps: Partial<Record<CommandName, Step>> = Object.fromEntries(
  [
    course,
    informant,
    matter,
    assignment,
    assignmentCourse,
    archive,
    plan,
    field,
    campaign,
    campaignField,
    check,
    rectification,
    outcome,
    clue,
  ]
    .flatMap((group): Step[] => Object.values(group))
    .map((step) => [step.command, step]),
);
