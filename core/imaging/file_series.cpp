#include "core/imaging/file_series.h"

#include "core/imaging/nifti_header.h"
#include "core/imaging/npz.h"

#include <charconv>

namespace stratoscope::imaging {
namespace {

Series single(SourceKind kind, const std::filesystem::path& path) {
  Series series;
  series.kind = kind;
  series.path = path;
  series.files = {path};
  return series;
}

/// One series for each of so many volumes.
std::vector<Series> partsOf(const Series& whole, int parts) {
  std::vector<Series> all(static_cast<std::size_t>(parts), whole);
  for (int part = 0; parts > 1 && part < parts; ++part) {
    auto& series = all[static_cast<std::size_t>(part)];
    const auto number = std::to_string(part + 1);
    series.part = part;
    series.parts = parts;
    series.uid = whole.path.filename().string() + "#" + number;
    series.columns["volume"] = number;
  }
  return all;
}

std::vector<Series> niftiSeries(const std::filesystem::path& path) {
  const auto header = readNiftiHeader(path);
  auto series = single(SourceKind::Nifti, path);
  series.frames = header.size()[2];
  if (header.data != path) {
    series.files.push_back(header.data);
  }
  return partsOf(series, header.volumes());
}

} // namespace

std::vector<Series> seriesOfFile(SourceKind kind, const std::filesystem::path& path) {
  if (kind == SourceKind::Nifti) {
    return niftiSeries(path);
  }
  auto series = single(kind, path);
  if (kind == SourceKind::Npz) {
    series.frames = countNpzImages(path);
  }
  return {series};
}

int partOf(const std::string& uid) {
  const auto mark = uid.rfind('#');
  int number = 0;
  if (mark != std::string::npos) {
    std::from_chars(uid.data() + mark + 1, uid.data() + uid.size(), number);
  }
  return number > 0 ? number - 1 : 0;
}

} // namespace stratoscope::imaging
