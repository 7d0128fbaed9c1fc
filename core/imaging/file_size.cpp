#include "core/imaging/file_size.h"

#include "core/base/error.h"

namespace stratoscope::imaging {

void checkPlausible(const std::filesystem::path& path, double bytes) {
  constexpr double harmless = 256.0 * 1024 * 1024; // whatever the file's length
  constexpr double bestRatio = 10000;
  if (bytes > harmless && bytes > bestRatio * static_cast<double>(std::filesystem::file_size(path))) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the header asks for more pixels than the file can hold"),
                path.string());
  }
}

} // namespace stratoscope::imaging
