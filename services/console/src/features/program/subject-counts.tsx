import { type AnnualProgramView } from '@duban/contracts';
import { type JSX } from 'react';

/** 各单位一年被查几次: as the program and what was approved beside it name them, the most first. */
export const SubjectCounts = ({
  program: { entries, offProgram },
}: {
  program: AnnualProgramView;
}): JSX.Element | null => {
  const all = [...entries, ...offProgram.filter(({ status }) => status === 'APPROVED')];
  const counts = new Map<string, { name: string; topics: string[] }>();
  for (const { topic, subjects } of all)
    for (const { id, name } of subjects) counts.set(id, { name, topics: [...(counts.get(id)?.topics ?? []), topic] });
  if (counts.size === 0) return null;
  return (
    <section className="card" aria-label="各单位被查次数">
      <h3>各单位被查次数</h3>
      <div className="rows plain">
        <table aria-label="各单位被查次数">
          <tbody>
            {[...counts.values()]
              .sort((a, b) => b.topics.length - a.topics.length)
              .map(({ name, topics }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>{topics.length}次</td>
                  <td className="quiet">{topics.join('、')}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
