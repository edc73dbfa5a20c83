import { type Attachment, type Named, type ProblemItem, words } from '@duban/contracts';
import { Form, Input, Select } from 'antd';
import { type JSX, useContext } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { Uploads } from '../../shared/uploads';
import { optionsOf } from '../../shared/words';
import { foundIn } from '../campaign/of-campaign';
import { Blocks } from './blocks';
import { type Found, useFound } from './found';
import { ProblemFields } from './problems-input';
import { KnownOf } from './step';

type Row = {
  findingId: string;
  type?: keyof typeof words.findingType;
  problem: Partial<ProblemItem>;
  requirement?: string;
  evidence?: Attachment[];
};

const rowOf = ({ findingId, type, problem, evidence }: Found): Row => ({
  findingId,
  type,
  problem,
  requirement: problem.suggestion,
  evidence: [...evidence],
});

/**
 * 发现问题: those that were found before are taken over as they stand, others are written here. A 整改通知 needs what is
 * required of each, a 督查结论 the evidence.
 */
export const FindingsInput = ({
  needs,
  value = [],
  onChange,
}: {
  needs: 'requirement' | 'evidence';
  value?: Row[];
  onChange?: (rows: Row[]) => void;
}): JSX.Element => {
  const { matter, field } = useContext(KnownOf);
  const ofCampaign = field?.merged ? foundIn(field.merged.findings) : undefined;
  const form = Form.useFormInstance();
  const unit = Form.useWatch('unit', form) as Named | undefined;
  const found = useFound(matter?.id ?? '', needs, ofCampaign).filter(
    (one) => (!unit || one.unit.id === unit.id) && !value.some(({ findingId }) => findingId === one.findingId),
  );
  const another = (): Row => ({
    findingId: uuidv7(),
    problem: { selfReported: false, responsibleUnit: unit?.name ?? '' },
  });
  const takeOver = found.length > 0 && (
    <Select
      mode="multiple"
      aria-label="带入已查出的问题"
      placeholder="带入已查出的问题"
      style={{ width: '100%', marginBottom: 8 }}
      value={[]}
      options={found.map(({ findingId, problem, from }) => ({
        value: findingId,
        label: `${problem.what}(${from})`,
      }))}
      onChange={(ids: string[]) =>
        onChange?.([...value, ...found.filter(({ findingId }) => ids.includes(findingId)).map(rowOf)])
      }
    />
  );
  return (
    <Blocks
      noun="问题"
      value={value}
      onChange={onChange}
      another={another}
      keyOf={({ findingId }) => findingId}
      besides={takeOver}
    >
      {(row, _, set) => (
        <>
          <Select
            aria-label="问题类型"
            placeholder="问题类型"
            style={{ width: 180, marginBottom: 8 }}
            {...(row.type ? { value: row.type } : {})}
            options={optionsOf(words.findingType)}
            onChange={(type) => set({ type: type as NonNullable<Row['type']> })}
          />
          <ProblemFields value={row.problem} onChange={(change) => set({ problem: { ...row.problem, ...change } })} />
          {needs === 'requirement' ? (
            <label style={{ fontSize: 13 }}>
              整改要求
              <Input value={row.requirement ?? ''} onChange={(e) => set({ requirement: e.target.value })} />
            </label>
          ) : (
            <>
              <p className="quiet">证据</p>
              <Uploads value={row.evidence ?? []} onChange={(evidence) => set({ evidence })} />
            </>
          )}
        </>
      )}
    </Blocks>
  );
};
