import { classifiedRefusals, type ServiceDefinition } from '@duban/host';
import { AttachmentHttp } from './attachment/attachment.http';
import { sweepUploads } from './attachment/sweep';
import { informantCommands } from './informant/informant.http';
import { InformantQueries } from './informant/informant.queries';
import { matterCommands } from './matter/matter.http';
import { matterCourseCommands } from './matter/matter-course.http';
import { matterJobs } from './matter/matter.jobs';
import { MatterQueries } from './matter/matter.queries';
import { matterTables } from './migrations/0001-matter';
import { matterCourse } from './migrations/0002-course';
import { informantTable } from './migrations/0003-informant';
import { roomForChanges } from './migrations/0004-room';
import { sourceDocumentTable } from './migrations/0005-source-document';
import { originIndex } from './migrations/0006-origin';
import { sourceDocumentCommands } from './source-document/source-document.http';
import { SourceDocumentQueries } from './source-document/source-document.queries';

/** 立项登记: the matter from registration to archive, its attachments, and the gate against classified content. */
export const definition: ServiceDefinition = {
  name: 'intake',
  zh: '立项登记',
  migrations: [
    classifiedRefusals('intake'),
    matterTables,
    matterCourse,
    informantTable,
    roomForChanges,
    sourceDocumentTable,
    originIndex,
  ],
  commands: [
    ...matterCommands,
    ...matterCourseCommands,
    ...matterJobs,
    ...informantCommands,
    ...sourceDocumentCommands,
  ],
  queries: [MatterQueries, AttachmentHttp, InformantQueries, SourceDocumentQueries],
  start: sweepUploads,
};
