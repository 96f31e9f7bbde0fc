#include "CPictures.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>
#include <png.h>
#include <string.h>

/// The target, and the sums that its pixels are averaged from.
struct canvas {
  int columns, rows;
  uint64_t *sums;  // four a pixel: red, green, blue, and how many were added
};

static int prepare(struct canvas *canvas, int columns, int rows) {
  canvas->columns = columns;
  canvas->rows = rows;
  canvas->sums = calloc((size_t)columns * (size_t)rows * 4, sizeof(uint64_t));
  return canvas->sums == NULL ? -1 : 0;
}

static void add_row(struct canvas *canvas, const uint8_t *row, int y, int width, int height) {
  int target = (int)((int64_t)y * canvas->rows / height);
  for (int x = 0; x < width; x++) {
    int column = (int)((int64_t)x * canvas->columns / width);
    uint64_t *sum = canvas->sums + 4 * ((size_t)target * (size_t)canvas->columns + (size_t)column);
    for (int part = 0; part < 3; part++) sum[part] += row[3 * x + part];
    sum[3]++;
  }
}

/// The first target pixel that a source line or column falls on, where the picture is the smaller one.
static int filled(int place, int size, int target) {
  if (size >= target) return place;
  int source = (int)((int64_t)place * size / target);
  return (int)((int64_t)source * target / size);
}

static void finish(struct canvas *canvas, int width, int height, uint8_t *rgb) {
  for (int y = 0; y < canvas->rows; y++) {
    int row = filled(y, height, canvas->rows);
    for (int x = 0; x < canvas->columns; x++) {
      int column = filled(x, width, canvas->columns);
      const uint64_t *sum = canvas->sums + 4 * ((size_t)row * (size_t)canvas->columns + (size_t)column);
      uint8_t *pixel = rgb + 3 * ((size_t)y * (size_t)canvas->columns + (size_t)x);
      for (int part = 0; part < 3; part++) pixel[part] = sum[3] ? (uint8_t)(sum[part] / sum[3]) : 0;
    }
  }
}

// MARK: PNG

struct source {
  const uint8_t *bytes;
  size_t left;
};

static void read_png_bytes(png_structp png, png_bytep target, png_size_t count) {
  struct source *source = png_get_io_ptr(png);
  if (count > source->left) png_error(png, "the file ends too early");
  memcpy(target, source->bytes, count);
  source->bytes += count;
  source->left -= count;
}

static void ignore(png_structp png, png_const_charp text) { (void)png, (void)text; }

static int read_png(const uint8_t *bytes, size_t count, struct canvas *canvas, uint8_t *rgb) {
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, ignore);
  if (png == NULL) return -1;
  png_infop info = png_create_info_struct(png);
  uint8_t *volatile pixels = NULL;
  if (info == NULL || setjmp(png_jmpbuf(png))) {
    free(pixels);
    png_destroy_read_struct(&png, &info, NULL);
    return -1;
  }
  struct source source = {bytes, count};
  png_set_read_fn(png, &source, read_png_bytes);
  png_set_user_limits(png, 12000, 12000);
  png_read_info(png, info);
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_color_16 black = {0};
  png_set_background(png, &black, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  int width = (int)png_get_image_width(png, info), height = (int)png_get_image_height(png, info);
  size_t length = png_get_rowbytes(png, info);
  if (length != 3 * (size_t)width) png_error(png, "unexpected pixels");
  if (passes > 1 && (int64_t)width * height > 4000000) png_error(png, "interlaced and large");
  size_t kept = passes > 1 ? (size_t)height : 1;
  pixels = calloc(kept, length);
  if (pixels == NULL) png_error(png, "no memory");
  for (int pass = 0; pass < passes; pass++) {
    for (int y = 0; y < height; y++) {
      uint8_t *row = pixels + (kept > 1 ? (size_t)y * length : 0);
      png_read_row(png, row, NULL);
      if (pass == passes - 1) add_row(canvas, row, y, width, height);
    }
  }
  finish(canvas, width, height, rgb);
  free(pixels);
  png_destroy_read_struct(&png, &info, NULL);
  return 0;
}

// MARK: JPEG

struct failure {
  struct jpeg_error_mgr manager;
  jmp_buf place;
};

static void give_up(j_common_ptr jpeg) { longjmp(((struct failure *)jpeg->err)->place, 1); }
static void say_nothing(j_common_ptr jpeg) { (void)jpeg; }

static int read_jpeg(const uint8_t *bytes, size_t count, struct canvas *canvas, uint8_t *rgb) {
  struct jpeg_decompress_struct jpeg;
  struct failure failure;
  uint8_t *volatile row = NULL;
  jpeg.err = jpeg_std_error(&failure.manager);
  failure.manager.error_exit = give_up;
  failure.manager.output_message = say_nothing;
  if (setjmp(failure.place)) {
    free(row);
    jpeg_destroy_decompress(&jpeg);
    return -1;
  }
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, bytes, count);
  jpeg_read_header(&jpeg, TRUE);
  jpeg.out_color_space = JCS_RGB;
  jpeg.scale_num = jpeg.scale_denom = 1;
  while (jpeg.scale_denom < 8 && (int)jpeg.image_width / (int)(jpeg.scale_denom * 2) >= canvas->columns)
    jpeg.scale_denom *= 2;
  jpeg_start_decompress(&jpeg);
  int width = (int)jpeg.output_width, height = (int)jpeg.output_height;
  row = malloc(3 * (size_t)width);
  if (row == NULL || jpeg.output_components != 3) longjmp(failure.place, 1);
  for (int y = 0; y < height; y++) {
    JSAMPROW line = row;
    jpeg_read_scanlines(&jpeg, &line, 1);
    add_row(canvas, row, y, width, height);
  }
  finish(canvas, width, height, rgb);
  free(row);
  jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  return 0;
}

int roster_picture(const uint8_t *bytes, size_t count, int columns, int rows, uint8_t *rgb) {
  struct canvas canvas;
  if (columns < 1 || rows < 1 || prepare(&canvas, columns, rows) != 0) return -1;
  int isPNG = count > 8 && png_sig_cmp(bytes, 0, 8) == 0;
  int result = isPNG ? read_png(bytes, count, &canvas, rgb) : read_jpeg(bytes, count, &canvas, rgb);
  free(canvas.sums);
  return result;
}
