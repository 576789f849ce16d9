/** What the processes of the bench are told. */
export interface Told {
  databaseUrl: string;
  apiUrl: string;
  key: string;
}

/** People whom one transaction wants to write to. */
export const peopleAtOnce = 100;

/** What everybody is sent: as much as a short message with a button has. */
export const message = {
  text: 'Your next step, 2 minutes',
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*Your next step, 2 minutes*' } },
    {
      type: 'section' as const,
      text: {
        type: 'mrkdwn' as const,
        text: 'Think of one person who has seen you at work this month, and what you would like to ask them.',
      },
    },
    {
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'bench:open',
          text: { type: 'plain_text' as const, text: 'Open' },
          value: '00000000-0000-4000-8000-000000000000',
        },
      ],
    },
  ],
};
