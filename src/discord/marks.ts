/** The custom ids of all buttons in a message's components, however deep. */
export function marksIn(components: unknown): string[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component) => {
    const own = typeof component?.custom_id === 'string' ? [component.custom_id] : [];
    return [...own, ...marksIn(component?.components), ...marksIn([component?.accessory].filter(Boolean))];
  });
}
