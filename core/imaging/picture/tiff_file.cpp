#include "core/imaging/picture/tiff_file.h"

#include "core/base/error.h"
#include "core/imaging/file_size.h"
#include "core/imaging/finite_values.h"
#include "core/imaging/picture/picture_orientation.h"
#include "core/imaging/picture/tiff_page.h"

#include <memory>
#include <mutex>
#include <tiffio.h>

namespace stratoscope::imaging {
namespace {

struct Close {
  void operator()(tiff* file) const { TIFFClose(file); }
};

/// The library's messages go nowhere: what matters comes back as an error.
void silenceTiff() {
  static std::once_flag once;
  std::call_once(once, [] {
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
  });
}

bool fitsFirst(const TiffPage& page, const TiffPage& first) {
  return page.width == first.width && page.height == first.height && page.channels() == first.channels() &&
         page.bits == first.bits && page.orientation == first.orientation;
}

void checkTotal(const TiffPage& page, int pages, const std::filesystem::path& path) {
  const double pixels = static_cast<double>(page.width) * page.height * pages;
  if (pixels > static_cast<double>(mostPixels)) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("the header asks for more than 2^31 pixels"), path.string());
  }
  checkPlausible(path, pixels * page.channels());
}

} // namespace

Volume readTiffFile(const std::filesystem::path& path) {
  silenceTiff();
  const std::unique_ptr<tiff, Close> file(TIFFOpen(path.c_str(), "r"));
  if (!file) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the picture is cut off or damaged"), path.string());
  }
  const auto first = describeTiffPage(file.get(), path);
  Volume volume;
  volume.size = {static_cast<int>(first.width), static_cast<int>(first.height), 0};
  volume.channels = first.channels();
  int others = 0;
  do {
    const auto page = volume.size[2] == 0 ? first : describeTiffPage(file.get(), path);
    if (!fitsFirst(page, first)) {
      ++others;
      continue;
    }
    checkTotal(page, ++volume.size[2], path);
    appendTiffPage(file.get(), page, path, volume.values);
  } while (TIFFReadDirectory(file.get()) == 1);
  orient(volume, first.orientation);
  if (others > 0) {
    volume.warnings.push_back(
        {path,
         {STRATOSCOPE_TEXT("pages that differ from the first one in size or kind are left out: %1"),
          {std::to_string(others)}}});
  }
  volume.storedBits = first.storedBits();
  if (first.isBytes()) {
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
  }
  replaceNonFinite(volume, path);
  return volume;
}

} // namespace stratoscope::imaging
