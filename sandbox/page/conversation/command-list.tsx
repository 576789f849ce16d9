import type { CommandSummary } from '../../protocol.ts';
import { Avatar } from '../views/avatar.tsx';
import { useWorkspace } from '../workspace.ts';

/** Commands that begin as the line does, while it is still one word. */
export function offered(text: string, commands: CommandSummary[]): CommandSummary[] {
  if (!/^\/\S*$/.test(text)) return [];
  return commands.filter((one) => one.command.startsWith(text.toLowerCase()));
}

interface CommandListProps {
  id: string;
  commands: CommandSummary[];
  /** Which one Enter would take. */
  at: number;
  hover(at: number): void;
  choose(command: CommandSummary): void;
}

/** The commands above the composer; the composer keeps the focus and moves in it. */
export function CommandList({ id, commands, at, hover, choose }: CommandListProps) {
  const { snapshot } = useWorkspace();
  return (
    <div id={`${id}-list`} class="commands" role="listbox" aria-label="Commands">
      <div class="menu-group">Commands of {snapshot.bot.name}</div>
      {commands.map((one, n) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field, which keeps the focus
        <div
          key={one.command}
          id={`${id}-${n}`}
          class="command"
          role="option"
          tabIndex={-1}
          aria-selected={n === at}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => hover(n)}
          onClick={() => choose(one)}
        >
          <Avatar person={snapshot.bot.userId} size={28} />
          <span>
            <span class="command-line">
              <strong>{one.command}</strong> <span class="quiet">{one.usage_hint}</span>
            </span>
            <span class="command-more">{one.description}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
