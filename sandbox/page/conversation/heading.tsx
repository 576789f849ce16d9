import type { ConversationSummary } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import { clockTime } from '../text/time.ts';
import { Avatar } from '../views/avatar.tsx';
import { isApp, titleOf, townOf, useWorkspace } from '../workspace.ts';

/** What stands over a conversation: its name, whom or what it is about, its pins and members. */
export function Heading({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot, person, now, go, place } = useWorkspace();
  const other = person(conversation.with);
  const app = isApp(conversation, snapshot);
  const title = titleOf(conversation, snapshot);
  const pins = snapshot.messages.filter((message) => message.pinned).length;
  const toggle = (panel: 'pins' | 'channel') => {
    const { thread: _, panel: open, ...rest } = place;
    go(open === panel ? rest : { ...rest, channel: conversation.id, panel });
  };
  return (
    <header class="heading">
      <button
        type="button"
        class="icon-button only-phone"
        aria-label="All conversations"
        onClick={() => go(place.as ? { as: place.as } : {})}
      >
        <Icon name="back" />
      </button>
      {conversation.kind === 'im' ? (
        <Avatar person={conversation.with ?? ''} size={30} />
      ) : (
        <Icon
          name={conversation.kind === 'channel' ? 'hash' : conversation.kind === 'private' ? 'lock' : 'people'}
          size={20}
        />
      )}
      <h1 class="heading-title">{title}</h1>
      {app ? <span class="app-mark">APP</span> : null}
      <span class="heading-more">
        {conversation.kind === 'im'
          ? other && !app
            ? `${other.title ? `${other.title} · ` : ''}${clockTime(now(), other.tz)} in ${townOf(other.tz)}`
            : ''
          : conversation.topic}
      </span>
      {pins > 0 ? (
        <button
          type="button"
          class="heading-chip"
          aria-label={`${pins} pinned`}
          aria-expanded={place.panel === 'pins'}
          onClick={() => toggle('pins')}
        >
          <Icon name="pin" size={15} /> {pins}
        </button>
      ) : null}
      {conversation.shared ? (
        <span class="heading-chip" title="Shared with another organization">
          <Icon name="shared" size={15} /> External
        </span>
      ) : null}
      {other?.organization ? <span class="heading-chip">External</span> : null}
      {conversation.kind === 'im' || conversation.kind === 'group' ? null : (
        <button
          type="button"
          class="heading-chip"
          title={conversation.members.map((id) => person(id)?.real_name ?? snapshot.bot.name).join(', ')}
          aria-label={`${conversation.members.length} ${conversation.members.length === 1 ? 'member' : 'members'}`}
          aria-expanded={place.panel === 'channel'}
          onClick={() => toggle('channel')}
        >
          <Icon name="people" size={15} /> {conversation.members.length}
        </button>
      )}
    </header>
  );
}

/** What stands above the first message of a conversation. */
export function Intro({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot, person } = useWorkspace();
  const title = titleOf(conversation, snapshot);
  const other = person(conversation.with);
  return (
    <div class="intro">
      {conversation.kind === 'im' ? <Avatar person={conversation.with ?? ''} size={56} /> : null}
      <h2>{conversation.kind === 'im' ? title : `# ${title}`}</h2>
      <p class="quiet">
        {conversation.kind !== 'im'
          ? `This is where #${title} begins.${conversation.topic ? ` ${conversation.topic}.` : ''}`
          : isApp(conversation, snapshot)
            ? `Messages from ${title} to you alone.`
            : `Between you and ${title}${other?.title ? `, ${other.title}` : ''}.`}
      </p>
    </div>
  );
}
