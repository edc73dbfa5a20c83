import { type DeliveryView, words } from '@duban/contracts';
import { type JSX } from 'react';
import { Tag } from './tag';

const colors: Record<DeliveryView['state'], string> = {
  WAITING: 'default',
  SENT: 'green',
  FAILED: 'orange',
  ABANDONED: 'red',
};

export const DeliveryState = ({ state }: Pick<DeliveryView, 'state'>): JSX.Element => (
  <Tag color={colors[state]}>{words.deliveryState[state]}</Tag>
);
