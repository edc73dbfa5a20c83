/** What `of` finds first in the texts of a value: names of fields too, and however deep. Bytes are no texts. */
export const findInTexts = <T>(value: unknown, of: (text: string, isName: boolean) => T | undefined): T | undefined => {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const each = left.pop();
    if (typeof each === 'string') {
      const found = of(each, false);
      if (found !== undefined) return found;
    } else if (Array.isArray(each)) for (const item of each as unknown[]) left.push(item);
    else if (each !== null && typeof each === 'object' && !ArrayBuffer.isView(each))
      for (const [name, inner] of Object.entries(each)) {
        const found = of(name, true);
        if (found !== undefined) return found;
        left.push(inner);
      }
  }
  return undefined;
};
