import { useRef } from 'preact/hooks';
import type { Block } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { FormContext, useForm } from '../use-form.ts';
import { useWorkspace } from '../workspace.ts';

/** The app's Home, as it was last published for the person. */
export function Home() {
  const { snapshot, say } = useWorkspace();
  const { home, me, bot } = snapshot;
  const none = useRef<Block[]>([]);
  const form = useForm(
    `home/${me.id}`,
    { type: 'view', view_id: home?.id ?? '' },
    home?.blocks ?? none.current,
    home?.state.values ?? {},
    say,
  );
  if (!home)
    return (
      <div class="home home-empty">
        <p class="quiet">{bot.name} has not set up its Home yet.</p>
      </div>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="home" aria-label={`${bot.name} home`} tabIndex={0}>
      <h2 class="unseen">Home</h2>
      <FormContext.Provider value={form}>
        <Blocks blocks={home.blocks} />
      </FormContext.Provider>
    </section>
  );
}
