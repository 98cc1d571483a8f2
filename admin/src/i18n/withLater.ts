interface Words {
  enums?: Record<string, object>;
  resources: Record<string, object>;
}

/** The words of the first screens together with the later ones: a resource may have some in each. */
export function withLater<S extends Words, L extends Words>(start: S, later: L): S & L {
  const resources: Record<string, object> = { ...start.resources };
  for (const [name, words] of Object.entries(later.resources)) resources[name] = { ...resources[name], ...words };
  return { ...start, ...later, enums: { ...start.enums, ...later.enums }, resources } as unknown as S & L;
}
