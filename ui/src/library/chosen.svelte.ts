/** The articles chosen in the list, so that commands know them. */
export const chosen = $state<{ ids: string[] }>({ ids: [] });
