#pragma once

#include "core/base/error.h"
#include "core/imaging/series.h"

#include <functional>

namespace itk {
class ImageIOBase;
}

namespace stratoscope::imaging {

/// What one of ITK's readers gives of a file.
struct ItkImage {
  std::array<int, 3> size{1, 1, 1};
  int channels = 1;   ///< 1 or 3; an alpha channel is left out
  bool bytes = false; ///< stored with 8 bits a channel
  int volumes = 1;    ///< of a 4-D file; the first one is read
  std::vector<float> values;
  Geometry geometry;
};

/// Silences ITK and GDCM, once; their messages come back as errors. Called by all that use either.
void prepareItk();

/// Runs `work`, turning what ITK, GDCM and the allocator throw into Error::Unreadable or Error::OutOfMemory about
/// `path`.
void guardItk(const std::filesystem::path& path, const std::function<void()>& work);

/// Reads a file with the given reader, without ITK's factories.
/// Throws Error::Unreadable, Error::Unsupported (complex values, unknown numbers of channels, more than 2^31 pixels or
/// more than a file of its length can hold), Error::OutOfMemory.
[[nodiscard]] ItkImage readItkImage(itk::ImageIOBase& reader, const std::filesystem::path& path);

} // namespace stratoscope::imaging
