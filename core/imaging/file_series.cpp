#include "core/imaging/file_series.h"

#include "core/imaging/nifti/header.h"
#include "core/imaging/npz/npz.h"
#include "core/imaging/picture/picture_file.h"
#include "core/imaging/volume_file.h"

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

/// Names the volumes of a file that holds several.
std::vector<Series> named(std::vector<Series> parts) {
  for (auto& series : parts) {
    if (series.parts > 1) {
      const auto number = std::to_string(series.part + 1);
      series.uid = series.path.filename().string() + "#" + number;
      if (!holdsPictures(series)) {
        series.columns["volume"] = number;
      }
    }
  }
  return parts;
}

/// The volumes of a 4-D file are of one patient, who has no other name.
std::vector<Series> volumesOf(Series series, int volumes) {
  series.parts = volumes;
  if (volumes > 1) {
    series.patient = (series.path.parent_path().filename() / series.path.filename()).string();
  }
  std::vector<Series> parts(static_cast<std::size_t>(volumes), series);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    parts[part].part = static_cast<int>(part);
  }
  return parts;
}

/// @param slices of one volume. @param data where its voxels are.
Series described(SourceKind kind, const std::filesystem::path& path, int slices, const std::filesystem::path& data) {
  auto series = single(kind, path);
  series.frames = slices;
  if (data != path) {
    series.files.push_back(data);
  }
  return series;
}

std::vector<Series> niftiSeries(const std::filesystem::path& path) {
  const auto header = readNiftiHeader(path);
  return volumesOf(described(SourceKind::Nifti, path, header.size()[2], header.data), header.volumes());
}

std::vector<Series> volumeSeries(SourceKind kind, const std::filesystem::path& path) {
  const auto header = readVolumeFileHeader(kind, path);
  return volumesOf(described(kind, path, header.size[2], header.data), header.volumes);
}

} // namespace

std::vector<Series> seriesOfFile(SourceKind kind, const std::filesystem::path& path) {
  switch (kind) {
  case SourceKind::Nifti:
    return named(niftiSeries(path));
  case SourceKind::Npz:
    return named(npzSeries(single(kind, path)));
  case SourceKind::Nrrd:
  case SourceKind::MetaImage:
    return named(volumeSeries(kind, path));
  default:
    checkPictureKind(path);
    return {single(kind, path)};
  }
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
