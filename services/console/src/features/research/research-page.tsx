import { Tabs } from 'antd';
import { type JSX } from 'react';
import { has, useMe } from '../../session';
import { ReportsTab } from './reports-tab';
import { SurveysTab } from './surveys-tab';
import { TopicsTab } from './topics-tab';

/** 督查调研 (S-53, S-59, S-64): reports with their suggestions, opinion surveys, and what recurs; a unit has its suggestions. */
export const ResearchPage = (): JSX.Element => {
  const me = useMe();
  const told = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD');
  return (
    <div className="page">
      <h1 className="page-title">督查调研</h1>
      <p className="page-note">
        {told ? '调研报告和建议的采纳、民情调查、几个单位重复出现的问题' : '督查调研提给本单位的建议,请答复是否采纳'}
      </p>
      {told ? (
        <Tabs
          items={[
            { key: 'reports', label: '调研报告', children: <ReportsTab /> },
            { key: 'surveys', label: '民情调查', children: <SurveysTab /> },
            { key: 'topics', label: '候选题目', children: <TopicsTab /> },
          ]}
        />
      ) : (
        <ReportsTab />
      )}
    </div>
  );
};
