import { type JSX } from 'react';
import { useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { Clue } from './clues';
import { useClues } from './turn';

/** 线索移送: those that I handle or am to approve, and nobody else's. */
export const CluesPage = (): JSX.Element => (
  <div className="page">
    <h1 className="page-title">线索移送</h1>
    <p className="page-note">只有两位经办人和报批的行政首长看得到;在事项的“结果运用”里登记</p>
    <Loaded query={useClues(useMe())} empty="没有由您经办或报您批准的线索">
      {(list) => list.map((clue) => <Clue key={clue.id} clue={clue} />)}
    </Loaded>
  </div>
);
