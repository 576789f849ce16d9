import { useEffect, useState } from 'preact/hooks';
import type { Block, GalleryItem, View } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { ask } from '../client.ts';
import { Message } from '../conversation/message.tsx';
import { Icon } from '../icon.tsx';
import { withEmoji } from '../text/emoji.ts';
import { FormContext, useForm } from '../use-form.ts';
import { Avatar } from '../views/avatar.tsx';
import { useWorkspace } from '../workspace.ts';

const surfaceOf = (item: GalleryItem): string =>
  item.message ? 'Message' : item.view?.type === 'home' ? 'Home' : 'Modal';

/** Blocks whose fields can be tried, with nobody to tell. */
function Tried({ identity, blocks }: { identity: string; blocks: Block[] }) {
  const { say } = useWorkspace();
  const form = useForm(identity, undefined, blocks, {}, say);
  return (
    <FormContext.Provider value={form}>
      <Blocks blocks={blocks} />
    </FormContext.Provider>
  );
}

function ModalSample({ view, name }: { view: View; name: string }) {
  const { snapshot } = useWorkspace();
  return (
    <div class="sample-modal">
      <div class="modal-head">
        <Avatar person={snapshot.bot.userId} size={28} />
        <h4>{withEmoji(view.title?.text ?? '')}</h4>
        <Icon name="close" />
      </div>
      <div class="modal-body">
        <Tried identity={name} blocks={view.blocks} />
      </div>
      <div class="modal-foot">
        <span class="button">{view.close ? withEmoji(view.close.text) : view.submit ? 'Cancel' : 'Close'}</span>
        {view.submit ? <span class="button button-primary">{withEmoji(view.submit.text)}</span> : null}
      </div>
    </div>
  );
}

function Sample({ item }: { item: GalleryItem }) {
  return (
    <section class="sample" aria-label={item.name}>
      <div class="sample-head">
        <h3>{item.name}</h3>
        <span class="role">{surfaceOf(item)}</span>
      </div>
      {item.problems.length > 0 ? (
        <ul class="sample-problems">
          {item.problems.map((problem) => (
            <li key={problem}>
              <Icon name="fault" size={15} /> {problem}
            </li>
          ))}
        </ul>
      ) : null}
      <div class="sample-frame">
        {item.message ? (
          <Message message={item.message} channel="gallery" continued={false} sample />
        ) : item.view?.type === 'home' ? (
          <div class="sample-home">
            <Tried identity={item.name} blocks={item.view.blocks} />
          </div>
        ) : item.view ? (
          <ModalSample view={item.view} name={item.name} />
        ) : null}
      </div>
    </section>
  );
}

/** Every view and message the app can send, from its samples, each with what Slack would refuse in it. */
export function Gallery({ close }: { close(): void }) {
  const { snapshot } = useWorkspace();
  const [items, setItems] = useState<GalleryItem[]>();
  const [search, setSearch] = useState('');
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    void ask<{ items: GalleryItem[] }>('gallery').then((answer) => setItems(answer?.items ?? []));
  }, []);
  const shown = (items ?? []).filter((item) =>
    `${item.name} ${surfaceOf(item)}`.toLowerCase().includes(search.toLowerCase()),
  );
  const refused = shown.filter((item) => item.problems.length > 0).length;
  return (
    <main class="conversation gallery">
      <header class="heading">
        <Icon name="gallery" size={20} />
        <h1 class="heading-title">Gallery</h1>
        <span class="heading-more" role="status">
          {items
            ? `${shown.length} ${shown.length === 1 ? 'sample' : 'samples'} of what ${snapshot.bot.name} can send, ${refused || 'none'} of them refused`
            : 'Loading…'}
        </span>
        <button type="button" class="icon-button" aria-label="Close gallery" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="gallery-bar">
        <label class="data-filter">
          <Icon name="search" size={16} />
          <span class="unseen">Find a sample</span>
          <input value={search} placeholder="Find" onInput={(event) => setSearch(event.currentTarget.value)} />
        </label>
        <label class="switch-line">
          <input type="checkbox" checked={narrow} onChange={() => setNarrow(!narrow)} /> As wide as a phone
        </label>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class={`gallery-scroll${narrow ? ' gallery-narrow' : ''}`} aria-label="Samples" tabIndex={0}>
        {items && shown.length === 0 ? (
          <p class="quiet empty">
            {items.length === 0 ? `${snapshot.bot.name} has no samples to show here.` : 'Nothing of that name.'}
          </p>
        ) : null}
        <h2 class="unseen">Samples</h2>
        {shown.map((item) => (
          <Sample key={item.name} item={item} />
        ))}
      </section>
    </main>
  );
}
