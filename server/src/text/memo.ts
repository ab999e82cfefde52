/**
 * A function of immutable objects that remembers its answers as long as the objects live. Paragraphs are taken over
 * from parse to parse, so that a keystroke asks anew only of the one it changes.
 */
export function memoized<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const answers = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    let answer = answers.get(key);
    if (answer === undefined) answers.set(key, (answer = { value: make(key) }));
    return answer.value;
  };
}
