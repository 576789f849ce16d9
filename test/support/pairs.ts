import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { Running } from './bot.ts';

/** Somebody of this Slack is put on a person's map and asked about Advocacy, says yes, and has a day for the talk. */
export async function yesFrom(person: PersonDoor, name: string, day = '2026-12-02'): Promise<void> {
  await person.command('/mentoring network');
  await person.press('network:add');
  await person.choose('Somebody in this Slack', name);
  await person.choose('What do they help you with, or could?', 'Advocacy');
  await person.choose('How is it now?', 'could help');
  await person.submit();
  await person.press('Write the ask');
  await person.submit();
  await person.press('I have sent it');
  await person.press('What did they say?');
  await person.press('They said yes');
  await person.choose('On which day do you talk?', day);
  await person.submit();
  await person.close({ all: true });
}

/** The same, and the day after the talk she says that they met, and that they help her now. */
export async function metWith(running: Running, person: PersonDoor, name: string): Promise<void> {
  await yesFrom(person, name);
  await running.sandbox.clock({ do: 'jump', to: '2026-12-03T15:00:00Z' });
  await running.sandbox.settled();
  await person.openHome();
  await person.press('We met', { in: 'home' });
  await person.press('They help me now');
  await person.close({ all: true });
}
