/** The articles chosen in the list, so that commands know them. */
export const chosen = $state<{ ids: string[] }>({ ids: [] });

/** Whether a new tag is being named in the sidebar. */
export const naming = $state<{ tag: boolean }>({ tag: false });
