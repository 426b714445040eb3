import { onBeforeUnmount, ref, watch, type Ref } from 'vue'

/** The width of an element in pixels, kept true; 0 while it is not there. */
export function useWidth(element: Readonly<Ref<HTMLElement | null>>): Ref<number> {
  const width = ref(0)
  const observer = new ResizeObserver(([entry]) => (width.value = entry!.contentRect.width))
  watch(element, (now) => {
    observer.disconnect()
    width.value = now?.clientWidth ?? 0
    if (now) observer.observe(now)
  }, { flush: 'post' })
  onBeforeUnmount(() => observer.disconnect())
  return width
}
