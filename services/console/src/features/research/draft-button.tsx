import { commands } from '@duban/contracts';
import { Button, Modal } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { type Step } from '../steps/step';
import { StepForm } from '../steps/step-form';

/** A button that opens the form of something new; the next one begins under an id of its own. */
export const DraftButton = ({ step, label }: { step: () => Step; label?: string }): JSX.Element => {
  const [drafting, begin] = useState<{ id: string; step: Step }>();
  const name = label ?? commands[step().command].zh;
  return (
    <>
      <Button type="primary" onClick={() => begin({ id: uuidv7(), step: step() })}>
        {name}
      </Button>
      <Modal
        open={drafting !== undefined}
        title={name}
        footer={null}
        destroyOnHidden
        width={860}
        onCancel={() => begin(undefined)}
      >
        {drafting && <StepForm step={drafting.step} id={drafting.id} known={{}} onDone={() => begin(undefined)} />}
      </Modal>
    </>
  );
};
