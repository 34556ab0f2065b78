// Draws messages. Everything that comes from a message is set as text, never as markup.

/** An element with text or children in it. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'class') made.className = value;
    else if (key.startsWith('aria-') || key === 'lang' || key === 'role') made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const inline =
  /\\([\\*_~`|>#\-[\]()])|\*\*(.+?)\*\*|__(.+?)__|\*(.+?)\*|`([^`]+)`|\[([^\]]+)\]\(<?(https:\/\/[^\s)>]+)>?\)|<?(https:\/\/[^\s<>]+)>?|<t:(-?\d+)(?::[a-zA-Z])?>|<#(\d+)>|<\/([^:>]+):\d+>/gu;

/** One line of text with the little Markdown that is shown. */
function inlineNodes(text, names) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, escaped, bold, underlined, italic, code, label, target, bare, time, channel, command] = match;
    nodes.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (escaped !== undefined) nodes.push(escaped);
    else if (bold !== undefined) nodes.push(element('strong', {}, ...inlineNodes(bold, names)));
    else if (underlined !== undefined) nodes.push(element('u', {}, ...inlineNodes(underlined, names)));
    else if (italic !== undefined) nodes.push(element('em', {}, ...inlineNodes(italic, names)));
    else if (code !== undefined) nodes.push(element('code', {}, code));
    else if (label !== undefined) nodes.push(link(target, ...inlineNodes(label, names)));
    else if (bare !== undefined) nodes.push(link(bare, bare));
    else if (time !== undefined) nodes.push(new Date(Number(time) * 1000).toLocaleString());
    else if (channel !== undefined) nodes.push(`#${names.get(channel) ?? 'unknown channel'}`);
    else nodes.push(element('code', {}, `/${command}`));
  }
  nodes.push(text.slice(end));
  return nodes;
}

function link(target, ...children) {
  return element('a', { href: target, rel: 'noopener noreferrer', target: '_blank' }, ...children);
}

function textBlock(text, names) {
  const lines = text.split('\n').map((line) => {
    const [, mark, rest] = /^(-# |#{1,3} |> |- )?(.*)$/su.exec(line);
    const nodes = inlineNodes(rest, names);
    if (mark === '-# ') return element('p', {}, element('small', {}, ...nodes));
    if (mark === '> ') return element('blockquote', {}, ...nodes);
    if (mark === '- ') return element('p', {}, '\u2022 ', ...nodes);
    return element('p', mark === undefined ? {} : { class: 'heading' }, ...nodes);
  });
  return element('div', { class: 'text' }, ...lines);
}

function picture(media, description) {
  const id = media.attachment_id ?? /\/attachments\/\d+\/(\d+)\//.exec(media.url ?? '')?.[1];
  const alt = description ?? '';
  if (id === undefined) return element('p', {}, alt, ' ', link(media.url, 'Picture on another site'));
  return element('figure', {}, element('img', { src: `/attachments/${id}`, alt, loading: 'lazy' }));
}

function buttonView(component, context) {
  const label = [component.emoji?.name, component.label].filter(Boolean).join(' ');
  if (component.style === 5) return link(component.url, label);
  return element('button', {
    type: 'button',
    textContent: label,
    disabled: component.disabled === true,
    onclick: () => context.press(component.custom_id),
  });
}

function selectView(component, context) {
  const options = (component.options ?? []).map(({ label, value }) => element('option', { value }, label));
  const first = element('option', { value: '' }, component.placeholder ?? '\u2026');
  const menu = element('select', { 'aria-label': component.placeholder ?? 'Choose' }, first, ...options);
  menu.onchange = () => menu.value !== '' && context.press(component.custom_id, [menu.value]);
  return menu;
}

function componentView(component, context) {
  const inner = () => (component.components ?? []).map((one) => componentView(one, context));
  switch (component.type) {
    case 1:
      return element('div', { class: 'fields' }, ...inner());
    case 2:
      return buttonView(component, context);
    case 9: {
      const side = component.accessory ? [componentView(component.accessory, context)] : [];
      return element('div', { class: 'section' }, element('div', {}, ...inner()), ...side);
    }
    case 10:
      return textBlock(component.content, context.names);
    case 11:
      return element('div', { class: 'thumbnail' }, picture(component.media, component.description));
    case 12:
      return element('div', {}, ...component.items.map((item) => picture(item.media, item.description)));
    case 13:
      return element('p', {}, `File: ${component.file.url.split('/').at(-1)}`);
    case 14:
      return element('hr');
    case 17: {
      const box = element('div', { class: 'container' }, ...inner());
      const colour = component.accent_color;
      if (typeof colour === 'number') box.style.setProperty('--accent', `#${colour.toString(16).padStart(6, '0')}`);
      return box;
    }
    default:
      return selectView(component, context);
  }
}

function embedView(embed, names) {
  const parts = [
    embed.title && element('p', { class: 'heading' }, embed.title),
    embed.description && textBlock(embed.description, names),
    ...(embed.fields ?? []).flatMap(({ name, value }) => [
      element('p', { class: 'heading' }, name),
      textBlock(value, names),
    ]),
    embed.image && picture(embed.image, embed.image.description),
    embed.footer?.text && element('p', { class: 'meta' }, embed.footer.text),
  ];
  return element('div', { class: 'container' }, ...parts.filter(Boolean));
}

/** A message as people see it; `context` has channel names and what pressing a component does. */
export function messageView(message, context) {
  const isPrivate = (message.flags & 64) !== 0;
  const isV2 = (message.flags & 32768) !== 0;
  const { author, interaction_metadata: asked } = message;
  const files = isV2 ? [] : message.attachments.filter(({ content_type: type }) => type?.startsWith('image/'));
  const meta = [
    element('strong', {}, author.global_name ?? author.username),
    author.bot ? ' (bot)' : '',
    ' \u00b7 ',
    element('time', { dateTime: message.timestamp }, new Date(message.timestamp).toLocaleString()),
    message.edited_timestamp === null ? '' : ' (edited)',
    asked?.name ? ` \u00b7 ${asked.user?.global_name ?? ''} used /${asked.name}` : '',
    (message.flags & 1) !== 0 ? ' \u00b7 published' : '',
  ];
  return element(
    'li',
    {},
    element('p', { class: 'meta' }, ...meta),
    isPrivate ? element('p', { class: 'private' }, 'Only you can see this') : null,
    (message.flags & 128) !== 0 ? element('p', {}, 'is thinking\u2026') : null,
    message.content === '' ? null : textBlock(message.content, context.names),
    ...message.embeds.map((embed) => embedView(embed, context.names)),
    ...files.map((file) => picture(file, file.description)),
    ...message.components.map((component) => componentView(component, context)),
  );
}
