import { commands } from '@duban/contracts';
import { Button, Modal, Space } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { type Known, type Step } from '../steps/step';
import { StepForm } from '../steps/step-form';

/**
 * What may be done here and now: the form, what the button says, and the id that the command is for; without one, that of
 * something new.
 */
export type Offer = { step: Step; id?: string; label?: string; main?: boolean };
type Doing = Offer & { id: string };

export const nameOf = ({ step, label }: Pick<Offer, 'step' | 'label'>): string => label ?? commands[step.command].zh;

/** Buttons, each of which opens its form. */
export const Offered = ({
  offers,
  about,
  known,
  onDone,
}: {
  offers: readonly Offer[];
  about: string;
  known: Known;
  onDone?: () => void;
}): JSX.Element => {
  const [doing, setDoing] = useState<Doing>();
  const done = (): void => {
    setDoing(undefined);
    onDone?.();
  };
  return (
    <>
      {offers.length > 0 && (
        <Space wrap style={{ marginTop: 8 }}>
          {offers.map((offer) => (
            <Button
              key={nameOf(offer)}
              {...(offer.main ? { type: 'primary' } : {})}
              onClick={() => setDoing({ ...offer, id: offer.id ?? uuidv7() })}
              autoInsertSpace={false}
            >
              {nameOf(offer)}
            </Button>
          ))}
        </Space>
      )}
      <Modal
        open={doing !== undefined}
        title={doing && `${nameOf(doing)} · ${about}`}
        footer={null}
        onCancel={() => setDoing(undefined)}
        destroyOnHidden
        width={720}
      >
        {doing && <StepForm step={doing.step} id={doing.id} known={known} onDone={done} />}
      </Modal>
    </>
  );
};
