import { type CamundaPeer, camundaPeer } from '@duban/testing/servers/camunda';
import { askCamunda } from './ask';
import { expressions, keepAnswers, recordedAnswers } from './table';

let peer: CamundaPeer;
beforeAll(async () => {
  peer = await camundaPeer();
}, 300_000);
afterAll(() => peer?.stop());

it('Camunda 8.8 still answers the expressions as recorded', async () => {
  const answers = await askCamunda(peer, expressions());
  if (process.env['DUBAN_TEST_RECORD'] === 'feel') return keepAnswers(answers);
  expect(answers).toEqual(recordedAnswers());
}, 300_000);
