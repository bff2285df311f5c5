/** How a call is answered in memory. */
import type { CallName, Input, Output } from "..";
import type { Store } from "./store";

export type Answers = { [N in CallName]: (store: Store, input: Input<N>) => Output<N> };
