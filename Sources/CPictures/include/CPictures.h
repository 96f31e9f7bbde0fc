#include <stddef.h>
#include <stdint.h>

/// Decodes a PNG or JPEG and averages it to `columns` by `rows` pixels of red, green and blue, over black
/// where it is transparent. Memory stays flat: rows are read one after the other. Returns 0, or -1 where
/// the picture is damaged, interlaced and large, or there is no memory; `rgb` is then undefined.
int roster_picture(const uint8_t *bytes, size_t count, int columns, int rows, uint8_t *rgb);
