import { expect, it } from 'vitest';
import { slackPlace } from './slack-link.ts';

it.each([
  ['slack://user?team=T1&id=U2', { kind: 'person', team: 'T1', id: 'U2' }],
  ['slack://channel?team=T1&id=C2', { kind: 'channel', team: 'T1', id: 'C2' }],
  ['slack://channel?id=D2&team=T1', { kind: 'channel', team: 'T1', id: 'D2' }],
  ['slack://app?team=T1&id=A2&tab=home', { kind: 'app', team: 'T1', id: 'A2', tab: 'home' }],
  ['slack://app?team=T1&id=A2', { kind: 'app', team: 'T1', id: 'A2', tab: 'messages' }],
  ['slack://open?team=T1', { kind: 'open', team: 'T1' }],
  ['slack://open', { kind: 'open', team: '' }],
  ['slack://user?team=T1', undefined],
  ['slack://elsewhere?team=T1&id=U2', undefined],
  ['https://slack.com/app_redirect?channel=U2&team=T1', { kind: 'person', team: 'T1', id: 'U2' }],
  ['https://slack.com/app_redirect?channel=C2', { kind: 'channel', team: '', id: 'C2' }],
  ['https://slack.com/app_redirect?app=A2&team=T1', { kind: 'app', team: 'T1', id: 'A2', tab: 'messages' }],
  ['https://app.slack.com/client/T1/C2', { kind: 'channel', team: 'T1', id: 'C2' }],
  ['https://ours.slack.com/archives/C2/p1700000000000100', { kind: 'channel', team: '', id: 'C2' }],
  ['https://ours.slack.com/help', undefined],
  ['https://notslack.com/app_redirect?channel=U2', undefined],
  ['https://slack.com.example.org/app_redirect?channel=U2', undefined],
  ['http://slack.com/app_redirect?channel=U2', undefined],
  ['mailto:?subject=Hi', undefined],
  ['no link', undefined],
])('%s', (link, place) => {
  expect(slackPlace(link)).toEqual(place);
});
