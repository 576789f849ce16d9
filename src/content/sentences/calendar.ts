import { line, phrase } from '../rules.ts';

/** A mail about a meeting, to somebody who is not in this Slack or wants no bot. */
export const calendar = {
  timeOutside: line('time', 'name'),
  meetingMailSubject: phrase(),
  meetingMailOpening: line('name'),
  meetingMailWhen: line('when'),
  meetingMailWhere: line('where'),
  meetingMailGoogle: line('link'),
  meetingMailOutlook: line('link'),
  meetingMailClosing: line('me'),
};
