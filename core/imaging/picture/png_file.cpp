#include "core/imaging/picture/png_file.h"

#include "core/base/error.h"
#include "core/imaging/file_size.h"
#include "core/imaging/stored_numbers.h"

#include <csetjmp>
#include <cstdio>
#include <memory>
#include <png.h>

namespace stratoscope::imaging {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Warnings are about colour profiles and the like.
void ignore(png_structp /*png*/, png_const_charp /*message*/) {}

/// What libpng does on an error: back to where it was called.
void leave(png_structp png, png_const_charp /*message*/) { png_longjmp(png, 1); }

/// libpng's two structures. It leaves its functions by longjmp, so that nothing with a destructor may live in the ones
/// of this class that call it; each says by false that libpng gave up.
class Reader {
public:
  explicit Reader(std::FILE* file)
      : png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore)),
        info_(png_ != nullptr ? png_create_info_struct(png_) : nullptr), file_(file) {}
  ~Reader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  [[nodiscard]] bool readHeader() {
    if (info_ == nullptr || setjmp(png_jmpbuf(png_)) != 0) {
      return false;
    }
    png_init_io(png_, file_);
    png_read_info(png_, info_);
    return true;
  }
  /// Grey or colour, of 8 or 16 bits.
  [[nodiscard]] bool simplify() {
    if (setjmp(png_jmpbuf(png_)) != 0) {
      return false;
    }
    png_set_expand(png_);
    png_set_strip_alpha(png_);
    passes_ = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    return true;
  }
  /// @param rows has room for height() rows of rowBytes().
  [[nodiscard]] bool readPixels(char* rows) {
    if (setjmp(png_jmpbuf(png_)) != 0) {
      return false;
    }
    for (int pass = 0; pass < passes_; ++pass) {
      for (png_uint_32 y = 0; y < height(); ++y) {
        png_read_row(png_, reinterpret_cast<png_bytep>(rows + std::size_t{y} * rowBytes()), nullptr);
      }
    }
    png_read_end(png_, nullptr);
    return true;
  }

  [[nodiscard]] png_uint_32 width() const { return png_get_image_width(png_, info_); }
  [[nodiscard]] png_uint_32 height() const { return png_get_image_height(png_, info_); }
  [[nodiscard]] int channels() const { return png_get_channels(png_, info_); }
  [[nodiscard]] int bits() const { return png_get_bit_depth(png_, info_); }
  [[nodiscard]] std::size_t rowBytes() const { return png_get_rowbytes(png_, info_); }

private:
  png_structp png_;
  png_infop info_;
  std::FILE* file_;
  int passes_ = 1;
};

[[noreturn]] void refuse(const std::filesystem::path& path) {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the picture is cut off or damaged"), path.string());
}

void checkSize(const Reader& reader, const std::filesystem::path& path) {
  constexpr double mostBytes = 8; // of a pixel
  const double pixels = static_cast<double>(reader.width()) * reader.height();
  if (pixels > static_cast<double>(mostPixels)) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("the header asks for more than 2^31 pixels"), path.string());
  }
  checkPlausible(path, pixels * mostBytes);
}

} // namespace

Volume readPngFile(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file cannot be opened"), path.string());
  }
  Reader reader(file.get());
  if (!reader.readHeader()) {
    refuse(path);
  }
  checkSize(reader, path);
  if (!reader.simplify() || (reader.channels() != 1 && reader.channels() != 3)) {
    refuse(path);
  }
  std::vector<char> rows(reader.rowBytes() * reader.height());
  if (!reader.readPixels(rows.data())) {
    refuse(path);
  }
  Volume volume;
  volume.size = {static_cast<int>(reader.width()), static_cast<int>(reader.height()), 1};
  volume.channels = reader.channels();
  const bool deep = reader.bits() == 16;
  volume.values.reserve(rows.size() / (deep ? 2 : 1));
  StoredNumbers::ofType(deep ? ">u2" : "|u1")->append(rows, volume.values);
  volume.storedBits = deep ? 16 : 8;
  if (!deep) { // 8 bits are shown as stored
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
  }
  return volume;
}

} // namespace stratoscope::imaging
