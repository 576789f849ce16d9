import type { ImageBlock, ImageElement } from '@slack/types';
import { useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { withEmoji } from '../text/emoji.ts';
import { Dialog } from '../views/dialog.tsx';

type Picture = Pick<ImageElement, 'alt_text'> &
  ({ image_url?: string } | { slack_file?: { id?: string; url?: string } });

/** Where a picture's bytes are: its own address, or a file of this workspace by id or address. */
function addressOf(picture: Picture): string {
  if ('image_url' in picture && picture.image_url) return picture.image_url;
  const file = 'slack_file' in picture ? picture.slack_file : undefined;
  return file?.url ?? (file?.id ? `/files/${file.id}` : '');
}

/** A picture beside text. */
export function SmallImage({ image, size }: { image: Picture; size: number }) {
  return (
    <img class="small-image" src={addressOf(image)} alt={image.alt_text} width={size} height={size} loading="lazy" />
  );
}

/** A picture that can be looked at in full. Where its bytes do not come, its words stand in its place. */
export function FullImage({ src, alt, name }: { src: string; alt: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [lost, setLost] = useState(false);
  if (lost) return <p class="image-lost">{alt || name}</p>;
  return (
    <>
      <button type="button" class="image-button" aria-label={`Look at ${name} in full`} onClick={() => setOpen(true)}>
        <img src={src} alt={alt} loading="lazy" onError={() => setLost(true)} />
      </button>
      {open ? (
        <Dialog class="lightbox" label={name} onEscape={() => setOpen(false)} onBackdrop={() => setOpen(false)}>
          <button type="button" class="icon-button lightbox-close" aria-label="Close" onClick={() => setOpen(false)}>
            <Icon name="close" />
          </button>
          <img src={src} alt={alt} />
        </Dialog>
      ) : null}
    </>
  );
}

/** An image block, with its title above where it has one. */
export function BlockImage({ block }: { block: ImageBlock }) {
  const title = block.title ? withEmoji(block.title.text) : '';
  return (
    <figure class="block-image">
      {title ? <figcaption>{title}</figcaption> : null}
      <FullImage src={addressOf(block)} alt={block.alt_text} name={title || block.alt_text || 'the picture'} />
    </figure>
  );
}
