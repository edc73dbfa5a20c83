import { type AssignmentView, type CoordinationView } from '@duban/contracts';
import { type UseQueryResult } from '@tanstack/react-query';
import { type JSX } from 'react';
import { Loaded } from '../../shared/states';
import { AssignmentCard } from './assignment-card';
import { type useHolders } from './holders';

/** 承办任务: each unit with its clock, its light, who holds it and what it has delivered. */
export const AssignmentsTab = ({
  query,
  coordinations,
  held,
}: {
  query: UseQueryResult<AssignmentView[]>;
  coordinations: readonly CoordinationView[];
  held: ReturnType<typeof useHolders>;
}): JSX.Element => (
  <Loaded query={query} empty="还没有交办">
    {(list) =>
      list.map((a) => (
        <AssignmentCard
          key={a.id}
          assignment={a}
          coordinations={coordinations.filter((c) => c.assignmentId === a.id)}
          held={held.filter((h) => h.holder.assignmentId === a.id)}
        />
      ))
    }
  </Loaded>
);
