import { useWorkspace } from '../workspace.ts';

/** Black or white, whichever reads better on a colour of six hex digits. */
function inkOn(colour: string): string {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2 > 0.36 ? '#1a1a1a' : '#ffffff';
}

/** A person's face: initials on their colour, or the app's icon. It says nothing by itself; the name stands beside it. */
export function Avatar({ person: id, size }: { person: string; size: number }) {
  const { person, snapshot } = useWorkspace();
  const box = { width: `${size}px`, height: `${size}px`, fontSize: `${size * 0.4}px` };
  if (id === snapshot.bot.userId)
    return <img class="avatar" style={box} src="/icon.svg" alt="" width={size} height={size} />;
  const { colour, initials } = person(id)?.avatar ?? { colour: '6b7280', initials: '?' };
  return (
    <span class="avatar" style={{ ...box, background: `#${colour}`, color: inkOn(colour) }} aria-hidden="true">
      {initials}
    </span>
  );
}
