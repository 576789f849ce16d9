/*
 * The room of calendars: a file, links and a mail for a time that stands. Each is a copy: calendars do not follow a
 * later one, and no words promise it.
 */

import { say } from '../../content/say.ts';
import type { ActionRequest, AppContext } from '../../feature.ts';
import { slackErrorOf } from '../../process/log.ts';
import { showModal } from '../../slack/show.ts';
import { openConversation } from '../../surfaces/bringing/calls.ts';
import { uploadFile } from '../../surfaces/bringing/upload.ts';
import { openMeeting } from '../meeting.ts';
import { entryOf } from '../page-view.ts';
import { meetingScreen, type Own, ownMeetings } from '../screens.ts';
import { fileNameOf } from './entry.ts';
import { calendarFile } from './ics.ts';

/** A calendar file of the time that stands, or of the cancel of one, to whoever asks for it, in their messages with the bot. */
export async function sendFile(request: ActionRequest, ctx: AppContext): Promise<void> {
  const [pairId = '', cancelledId] = (request.value ?? '').split(' ');
  await request.ack();
  const own = await ownMeetings(ctx, request.person, pairId);
  const isSent = own && (await send(request, ctx, own, cancelledId));
  const key = !own
    ? 'pairNotYours'
    : isSent
      ? 'calendarFileSent'
      : isSent === undefined
        ? 'meetChanged'
        : 'calendarFileNot';
  const sentence = say(request.edition, key);
  if (request.message) return request.reply({ text: sentence });
  await showModal(request, await meetingScreen(request, ctx, pairId, sentence));
}

/** @returns whether it was sent; undefined where no time stands any more */
async function send(
  { client, person }: ActionRequest,
  ctx: AppContext,
  own: Own,
  cancelledId: string | undefined,
): Promise<boolean | undefined> {
  const { meetings, pair } = own.book;
  const cancelled = meetings.find(({ id, state }) => id === cancelledId && state === 'cancelled');
  const meeting = cancelledId ? cancelled : pair === 'closed' ? undefined : openMeeting(own.book);
  if (!meeting?.startsAt) return undefined;
  const entry = entryOf(own.viewer, own.content, meeting);
  const name = fileNameOf(entry, person.time_zone);
  const bytes = new TextEncoder().encode(calendarFile(entry, ctx.now()));
  try {
    const share = { channel_id: await openConversation(client, person.slack_user_id) };
    return (await uploadFile(client, { name, title: name, bytes }, share)) !== undefined;
  } catch (error) {
    ctx.log.warn({ slackError: slackErrorOf(error) }, 'Slack did not take a calendar file');
    return false;
  }
}
