// The beads as they are now, and how they came to be so: every change replaces neighbours in the list by others.

const state = { beads: initialBeads, past: [], future: [], savedAt: null, seen: new Set() };
const listeners = [];

const unsaved = () => (state.past.at(-1) ?? null) !== state.savedAt;

function tell(change, cursor) {
  for (const listener of listeners) listener(change, cursor);
}

// `before` and `after` are where the cursor stood and goes to.
function apply(change, before, after) {
  const removed = state.beads.slice(change.at, change.at + change.remove);
  const step = { at: change.at, removed, inserted: change.insert, before, after, said: change.said };
  state.past.push(step);
  state.future = [];
  replace(step.at, removed, step.inserted, after);
}

function undo() {
  const step = state.past.pop();
  if (!step) return null;
  state.future.push(step);
  replace(step.at, step.inserted, step.removed, step.before);
  return step;
}

function redo() {
  const step = state.future.pop();
  if (!step) return null;
  state.past.push(step);
  replace(step.at, step.removed, step.inserted, step.after);
  return step;
}

function replace(at, removed, inserted, cursor) {
  state.beads = [...state.beads.slice(0, at), ...inserted, ...state.beads.slice(at + removed.length)];
  tell({ at, removed, inserted }, cursor);
}

function see(bead) {
  let news = false;
  for (const origin of bead.origins) {
    if (initiallyDoubtful.has(origin) && !state.seen.has(origin)) {
      state.seen.add(origin);
      news = true;
    }
  }
  return news;
}
