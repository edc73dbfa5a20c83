import { type HolderView, type PersonView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX } from 'react';
import { get } from '../../api';
import { distance, moment } from '../../shared/words';

/** Whom an open step waits for, by name: those who hold its position, in its unit where it names one. */
const namesOf = (holder: HolderView, people: readonly PersonView[]): string => {
  const held = people.filter(
    (person) =>
      holder.persons.includes(person.id) ||
      holder.positions.some(
        ({ role, unit }) => person.roles.includes(role) && (unit === null || person.unit.id === unit),
      ),
  );
  const names = [...new Set(held.map((person) => person.name))];
  return names.length > 0
    ? names.slice(0, 3).join('、') + (names.length > 3 ? `等${names.length}人` : '')
    : holder.positions.map(({ role }) => words.role[role]).join('、');
};

/** 在谁手里: the open steps of a matter with the names of those they wait for. */
export const useHolders = (matterId: string, enabled: boolean): { holder: HolderView; names: string }[] => {
  const people = useQuery({
    queryKey: ['people', 'all'],
    enabled,
    staleTime: 300_000,
    queryFn: () => get<PersonView[]>('/api/people'),
  });
  const holders = useQuery({
    queryKey: ['holders', matterId],
    enabled,
    queryFn: () => get<HolderView[]>(`/api/holders?matterId=${matterId}`),
  });
  return (holders.data ?? []).map((holder) => ({ holder, names: namesOf(holder, people.data ?? []) }));
};

type Held = ReturnType<typeof useHolders>[number];
/** One line a step: what is to be done, whose turn it is, since when. */
export const HolderLines = ({ held }: { held: readonly Held[] }): JSX.Element => (
  <ul className="holders" aria-label="当前环节">
    {held.map(({ holder, names }) => (
      <li key={holder.key}>
        <b>{holder.step}</b> {names}
        <small>
          {moment(holder.since)}起
          {holder.dueAt && distance(holder.dueAt).late && <span className="late"> {distance(holder.dueAt).text}</span>}
        </small>
      </li>
    ))}
  </ul>
);
