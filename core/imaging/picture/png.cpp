#include "core/imaging/picture/png.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <png.h>

namespace stratoscope::imaging {
namespace {

png_image describe(const Picture& picture) {
  const auto wanted = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                      static_cast<std::size_t>(picture.channels);
  if (picture.width < 1 || picture.height < 1 || (picture.channels != 1 && picture.channels != 3) ||
      picture.pixels.size() != wanted) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the picture's size does not fit its pixels"));
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = picture.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
  return image;
}

} // namespace

std::string encodePng(const Picture& picture) {
  auto image = describe(picture);
  png_alloc_size_t length = PNG_IMAGE_PNG_SIZE_MAX(image); // an upper bound, so that the picture is compressed once
  std::string bytes(length, '\0');
  const int done = png_image_write_to_memory(&image, bytes.data(), &length, 0, picture.pixels.data(), 0, nullptr);
  png_image_free(&image);
  if (done == 0) {
    throw Error(ErrorCode::Internal, {STRATOSCOPE_TEXT("the picture cannot be encoded (%1)"), {image.message}});
  }
  bytes.resize(length);
  return bytes;
}

void writePng(const std::filesystem::path& path, const Picture& picture) {
  writeFileAtomically(path, std::string_view(encodePng(picture)));
}

} // namespace stratoscope::imaging
