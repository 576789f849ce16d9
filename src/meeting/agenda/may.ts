import type { Meeting, Side } from '../meeting.ts';
import type { Standing } from './item.ts';

/** How far the agenda of a meeting has come. */
export type AgendaState = 'draft' | 'shared' | 'after' | 'met' | 'record' | 'closed';

/** What somebody can do with an agenda. */
export type Act =
  | 'read'
  | 'add'
  | 'edit'
  | 'take-out'
  | 'move'
  | 'tag'
  | 'reached'
  | 'share'
  | 'seen'
  | 'tick'
  | 'drop'
  | 'decide'
  | 'copy';

/** Every item; those that this side wrote; taken, into the agenda of the next meeting; refused. */
export type May = 'yes' | 'own' | 'next' | 'no';

/** What decides how far an agenda has come. */
export interface AgendaOf {
  isClosed: boolean;
  meeting: Pick<Meeting, 'state' | 'startsAt'>;
  isShared: boolean;
  /** The form after the meeting was saved, or the next agenda begun. */
  isWrittenUp: boolean;
}

/** How far the agenda of a meeting has come at an instant. */
export function agendaAt({ isClosed, meeting, isShared, isWrittenUp }: AgendaOf, now: Date): AgendaState {
  if (isClosed) return 'closed';
  if (meeting.state === 'cancelled' || meeting.state === 'fell-through') return 'record';
  if (meeting.state === 'met') return isWrittenUp ? 'record' : 'met';
  if (meeting.startsAt && meeting.startsAt <= now) return 'after';
  return isShared ? 'shared' : 'draft';
}

/** An agenda as far as it decides who may do what. */
export interface AgendaStands {
  agenda: AgendaState;
  withBot: boolean;
  /** Whether it was ever shared; what was not, her mentor reads nothing of but his own topics. */
  isShared?: boolean;
  /** The meeting was cancelled or fell through: its items have gone on. */
  isFallen?: boolean;
  /** How the next agenda stands, where one is begun: once it is shared, what was reached is said there. */
  next?: AgendaState;
}

/**
 * Who may do what with an agenda. Its tables were written by hand before: `test/meeting/agenda.md`. Her words are hers and
 * his are his: neither changes the other's, and she alone orders them.
 */
export function mayDo(stands: AgendaStands, act: Act, by: Side): May {
  const { agenda, withBot, isFallen = false, isShared = true, next } = stands;
  const isHers = by === 'mentee';
  if (!isHers && (!withBot || agenda === 'closed')) return 'no';
  const isOver = agenda === 'met' || agenda === 'record';
  const isKept = !isHers && (agenda === 'draft' || !isShared);
  if (act === 'read') return isKept ? 'own' : 'yes';
  if (isKept && (act === 'reached' || act === 'seen')) return 'no';
  if (act === 'copy') return isHers ? 'yes' : 'no';
  if (agenda === 'closed') return 'no';
  const own = withBot ? 'own' : 'yes';
  const only = (holds: boolean): May => (holds ? 'yes' : 'no');
  switch (act) {
    case 'add':
      return isOver ? 'next' : 'yes';
    case 'edit':
    case 'take-out':
    case 'drop':
      return own;
    case 'tag':
      return agenda === 'record' ? 'no' : own;
    case 'move':
      return only(isHers && !isOver);
    case 'reached':
      return only((isOver || agenda === 'after') && !isFallen && (next === undefined || next === 'draft'));
    case 'share':
      return only(isHers && withBot && !isOver);
    case 'seen':
      return only(!isHers && agenda !== 'draft');
    case 'tick':
      return 'yes';
    case 'decide':
      return only(isOver && !isFallen);
  }
}

/** Whether a side reads an item where it stands: of hers a mentor nothing before it is shared, nor what waits for later. */
export function isReadBy(stands: AgendaStands, side: Side, { item, place }: Standing): boolean {
  const mayRead = mayDo(stands, 'read', side) === 'yes' && (side === 'mentee' || place.part !== 'later');
  return mayRead || item.writer === side;
}
